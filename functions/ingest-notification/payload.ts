import { anyInstant } from '#shared/contracts/instant-text';
import { wrongFields } from '#shared/contracts/wrong-fields';
import { type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import * as z from '#shared/zod';
import { DeadLettered } from './mapping.ts';

/** How far a sender's clock may be ahead of ours. */
export const MOST_AHEAD_MS: DurationMs = minutes(5);

export const orderId = z.string().check(z.regex(/^\d{3}-\d{7}-\d{7}$/));

/** An optional value: an unexpected one counts as missing. */
export function lenient<Value>(schema: z.ZodMiniType<Value>): z.ZodMiniType<Value | undefined> {
  return z.catch(z.optional(schema), undefined);
}

/** An instant of Amazon's; `null` and unreadable ones count as missing. */
export const lenientInstant = lenient(anyInstant);

/** @throws DeadLettered with the names of the wrong fields, but not their values. */
export function readPayload<Payload>(schema: z.ZodMiniType<Payload>, payload: unknown): Payload {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new DeadLettered(
    'malformed',
    `the payload does not pass its schema at: ${wrongFields(parsed.error)}`,
  );
}

/** The given instant; now when it is missing or too far in the future. */
export function notAhead(at: Instant | undefined, now: Instant): Instant {
  return at === undefined || at > now + MOST_AHEAD_MS ? now : at;
}
