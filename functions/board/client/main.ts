import { readKeys } from './keys.ts';
import { keepCurrent } from './live-list.ts';
import { keepTime } from './live-time.ts';

keepTime();
keepCurrent();
readKeys();
