import { readKeys } from './keys.ts';
import { keepCurrent } from './live-list.ts';
import { keepTime } from './live-time.ts';
import { keepOrder } from './order.ts';

keepTime();
keepCurrent();
keepOrder();
readKeys();
