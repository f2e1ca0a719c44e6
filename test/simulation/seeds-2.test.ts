import { quarterHolds } from './seeds.ts';

quarterHolds(1);
