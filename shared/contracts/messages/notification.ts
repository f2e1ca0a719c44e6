import * as z from '#shared/zod';

const text = z.string().check(z.minLength(1), z.maxLength(200));
/** An optional field: an unexpected value counts as missing, because only the type decides what a notification is. */
const lenient = z.catch(z.optional(text), undefined);

const envelope = z.object({
  notificationType: z.string().check(z.minLength(1), z.maxLength(100)),
  payloadVersion: z._default(z.string().check(z.minLength(1), z.maxLength(20)), ''),
  /** ISO 8601; not reliable for arithmetic. */
  eventTime: lenient,
  payload: z.unknown(),
  notificationMetadata: z.catch(
    z.optional(
      z.pipe(
        z.pipe(
          z.unknown(),
          z.transform((given) => foldKeys(given)),
        ),
        z.object({
          applicationId: lenient,
          subscriptionId: lenient,
          publishTime: lenient,
          notificationId: lenient,
        }),
      ),
    ),
    undefined,
  ),
});

/**
 * SP-API's envelope of a notification. Amazon writes its keys in Pascal case for some types and in camel case for
 * others, and changes its mind, so the first letter is folded. The payload stays as received.
 */
export const notificationSchema = z.pipe(
  z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((given) => foldKeys(given)),
  ),
  envelope,
);

export type Notification = z.output<typeof notificationSchema>;

/** An object with the first letter of its own keys in lower case; anything else unchanged. */
function foldKeys(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [lowerFirst(key), value]));
}

/** The deepest of Amazon's payloads is less than half as deep as this. */
const DEEPEST = 16;

/** The same for all objects inside; anything deeper than Amazon's payloads is dropped. */
export function foldAllKeys(given: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(given)) return given.map((one: unknown) => foldAllKeys(one, depth + 1));
  const folded = foldKeys(given);
  if (typeof folded !== 'object' || folded === null) return folded;
  return Object.fromEntries(
    Object.entries(folded).map(([key, value]) => [key, foldAllKeys(value, depth + 1)]),
  );
}

function lowerFirst(key: string): string {
  return key.slice(0, 1).toLowerCase() + key.slice(1);
}
