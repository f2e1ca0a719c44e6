import { createHash } from 'node:crypto';
import type { KeyedHash } from '#shared/ports/mail';

/** A keyed hash whose key never changes. */
export const fixedHash: KeyedHash = (text) =>
  createHash('sha256').update('a key for tests').update(text).digest('hex').slice(0, 24);
