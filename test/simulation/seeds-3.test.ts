import { quarterHolds } from './seeds.ts';

quarterHolds(2);
