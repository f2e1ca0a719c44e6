import { seedsHold } from './seeds.ts';

seedsHold(1000, 1500);
