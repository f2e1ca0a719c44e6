import { createHash, ECDH } from 'node:crypto';
import { jsonText } from '#shared/contracts/json-text';
import type { PushSubscription } from '#shared/domain/people/push';
import { isPushEndpoint } from '#shared/domain/people/push-endpoint';
import * as z from '#shared/zod';

/** A point of P-256, uncompressed, and the secret: RFC 8291, 3.2. */
const POINT_BYTES = 65;
const SECRET_BYTES = 16;

const bytes = (length: number) =>
  z.string().check(
    z.regex(/^[\w-]+={0,2}$/),
    z.maxLength(2 * length),
    z.refine((text) => Buffer.from(text, 'base64url').length === length),
  );

const subscriptionJson = z.pipe(
  jsonText,
  z.object({
    endpoint: z.string().check(z.refine(isPushEndpoint)),
    keys: z.object({ p256dh: bytes(POINT_BYTES).check(z.refine(isOnCurve)), auth: bytes(SECRET_BYTES) }),
  }),
);

/** The subscription that a browser made, as its JSON; undefined for one that we cannot send to. */
export function subscriptionIn(json: string | null, publicUrl: string): PushSubscription | undefined {
  const { data } = subscriptionJson.safeParse(json);
  if (data === undefined || new URL(data.endpoint).host === new URL(publicUrl).host) return undefined;
  const { endpoint, keys } = data;
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth };
}

/** The name of a device: a page may show it, and nobody can send by it. The script of the page makes the same. */
export function deviceIdOf(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('hex').slice(0, 32);
}

function isOnCurve(point: string): boolean {
  try {
    ECDH.convertKey(Buffer.from(point, 'base64url'), 'prime256v1');
    return true;
  } catch {
    return false;
  }
}
