import { helpWriting } from './composer.ts';
import { readKeys } from './keys.ts';
import { countDown } from './leaving.ts';
import { keepCurrent } from './live-list.ts';
import { keepTime } from './live-time.ts';
import { keepOrder } from './order.ts';
import { offerPush } from './push.ts';
import { refreshParts } from './refresh-parts.ts';

keepTime();
keepCurrent();
keepOrder();
readKeys();
refreshParts();
helpWriting();
countDown();
offerPush();
