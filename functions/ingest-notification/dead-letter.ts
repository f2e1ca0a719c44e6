import type { Instant } from '#shared/domain/instant';
import type { DeadLetterLog } from '#shared/ports/sp-api';
import type { Delivery, Source } from './ingest-notification.ts';
import type { DeadLettered } from './mapping.ts';

export interface DeadLetterDeps {
  readonly log: DeadLetterLog;
  /** Puts the body of a message on the dead-letter queue of its source, for a person. */
  readonly put: (source: Source, body: string, reason: string) => Promise<void>;
}

/**
 * Counts and dead-letters a message that made no fact; returns its type, or `none` if what it names is not safe to
 * log.
 */
export async function deadLetter(
  { log, put }: DeadLetterDeps,
  { body, source, messageId }: Delivery,
  { reason, message }: DeadLettered,
  now: Instant,
): Promise<string> {
  const json = parsed(body);
  const type = typeOf(json);
  await log.note({ id: messageId, queue: source, reason, type, at: now });
  await put(source, json === undefined ? body : JSON.stringify(forPerson(json)), `${reason}: ${message}`);
  return type;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Only what looks like a type: the rest of a message must not be logged. */
function typeOf(json: unknown): string {
  if (typeof json !== 'object' || json === null) return 'none';
  const type: unknown = Object.entries(json).find(([key]) => key.toLowerCase() === 'notificationtype')?.[1];
  return typeof type === 'string' && /^[A-Z][A-Z0-9_]{2,80}$/.test(type) ? type : 'none';
}

/** Twice as deep as the deepest payload of Amazon's; some thousand levels would overflow the stack when written. */
const DEEPEST = 32;

/** Leaves out personal data that nobody needs to find the fault, and what nobody reads for its depth. */
function forPerson(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return '(nested deeper)';
  if (Array.isArray(value)) return value.map((one: unknown) => forPerson(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !/postal/i.test(key))
      .map(([key, one]) => [key, forPerson(one, depth + 1)]),
  );
}
