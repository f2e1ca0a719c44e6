import { keepTime } from './live-time.ts';

keepTime();
