import { createHmac } from 'node:crypto';
import type { KeyedHash } from '../ports/mail.ts';
import * as z from '../zod.ts';

const secret = z.object({ key: z.string().check(z.minLength(32)) });

/** The keyed hash of a secret `{"key"}`: HMAC with SHA-256, cut to 96 bits. @throws when the secret is malformed. */
export function hmacKeyedHash(secretText: string): KeyedHash {
  const { key } = secret.parse(JSON.parse(secretText));
  return (text) => createHmac('sha256', key).update(text).digest('base64url').slice(0, 16);
}
