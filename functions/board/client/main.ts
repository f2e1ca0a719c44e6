import { readKeys } from './keys.ts';
import { keepCurrent } from './live-list.ts';
import { keepTime } from './live-time.ts';
import { refreshParts } from './refresh-parts.ts';

keepTime();
keepCurrent();
readKeys();
refreshParts();
