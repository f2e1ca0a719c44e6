import type { Instant } from '#shared/domain/instant';
import type { DeadLetterLog } from '#shared/ports/sp-api';
import type { Delivery, Source } from './ingest-notification.ts';
import type { DeadLettered } from './mapping.ts';

export interface DeadLetterDeps {
  readonly log: DeadLetterLog;
  /** Keeps the body of a message of a queue for a person. */
  readonly keep: (source: Source, body: string, reason: string) => Promise<void>;
}

/** Counts what made no fact and keeps it aside; gives its type, as far as it may be told. */
export async function setAside(
  { log, keep }: DeadLetterDeps,
  { body, source, messageId }: Delivery,
  { reason, message }: DeadLettered,
  now: Instant,
): Promise<string> {
  const json = parsed(body);
  const type = typeOf(json);
  await log.note({ id: messageId, queue: source, reason, type, at: now });
  await keep(
    source,
    json === undefined ? body : JSON.stringify(json, withoutPostalCode),
    `${reason}: ${message}`,
  );
  return type;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Only what looks like a type: the rest of a message may not be told. */
function typeOf(json: unknown): string {
  if (typeof json !== 'object' || json === null) return 'none';
  const type: unknown = Object.entries(json).find(([key]) => key.toLowerCase() === 'notificationtype')?.[1];
  return typeof type === 'string' && /^[A-Z][A-Z0-9_]{2,80}$/.test(type) ? type : 'none';
}

/** Personal data that nobody needs to see what was wrong. */
function withoutPostalCode(key: string, value: unknown): unknown {
  return /postal/i.test(key) ? undefined : value;
}
