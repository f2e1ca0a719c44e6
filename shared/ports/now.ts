import type { Instant } from '../domain/instant.ts';
/** Tells the instant of now; only composition roots make one. */
export type Now = () => Instant;
