import * as z from 'zod';
import { foldAllKeys } from '#shared/contracts/notification';
import { secretExpiry } from '#shared/domain/account/secret-expiry';
import type { Instant } from '#shared/domain/instant';
import type { Taken } from './mapping.ts';
import { readPayload } from './payload.ts';

const expiry = z.object({
  clientSecretExpiryTime: z
    .string()
    .transform((text) => Date.parse(text))
    .refine((at) => !Number.isNaN(at), 'is no instant'),
});
const schema = z
  .record(z.string(), z.unknown())
  .transform((payload) => Object.values(payload)[0])
  .pipe(expiry);

/** The application's secret expires. It is told to the application, by no subscription and for no store. */
export function takeSecretExpiry(payload: unknown, now: Instant): Taken {
  const { clientSecretExpiryTime } = readPayload(schema, foldAllKeys(payload));
  return { records: [secretExpiry(clientSecretExpiryTime, now)] };
}
