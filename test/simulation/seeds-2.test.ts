import { seedsHold } from './seeds.ts';

seedsHold(500, 1000);
