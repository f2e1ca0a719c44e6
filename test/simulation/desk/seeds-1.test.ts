import { deskHalfHolds } from './seeds.ts';

deskHalfHolds(0);
