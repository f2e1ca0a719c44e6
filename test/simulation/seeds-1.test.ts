import { quarterHolds } from './seeds.ts';

quarterHolds(0);
