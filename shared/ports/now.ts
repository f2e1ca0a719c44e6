import type { Instant } from '../domain/instant.ts';
/** Returns the current instant; only composition roots create one. */
export type Now = () => Instant;
