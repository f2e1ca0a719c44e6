import { seedsHold } from './seeds.ts';

seedsHold(0, 500);
