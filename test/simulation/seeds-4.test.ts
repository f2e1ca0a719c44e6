import { seedsHold } from './seeds.ts';

seedsHold(1500, 2000);
