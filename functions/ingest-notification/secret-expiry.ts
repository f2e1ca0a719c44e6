import { anyInstant } from '#shared/contracts/instant-text';
import { foldAllKeys } from '#shared/contracts/messages/notification';
import { secretExpiry } from '#shared/domain/account/secret-expiry';
import type { Instant } from '#shared/domain/instant';
import * as z from '#shared/zod';
import type { Taken } from './mapping.ts';
import { readPayload } from './payload.ts';

/** The object stands alone, under a key that varies. */
const onlyValue = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform((payload) => Object.values(payload)[0]),
);
const schema = z.pipe(onlyValue, z.object({ clientSecretExpiryTime: anyInstant }));

/** The application's secret expires. Amazon sends this to the application, by no subscription and for no store. */
export function takeSecretExpiry(payload: unknown, now: Instant): Taken {
  const { clientSecretExpiryTime } = readPayload(schema, foldAllKeys(payload));
  return { records: [secretExpiry(clientSecretExpiryTime, now)] };
}
