import type { Instant } from '#shared/domain/instant';
import { MUTED_FOR_MS, type Mutes } from '#shared/ports/mutes';

/** A manager's word that mails like one need nobody. Instants are ISO 8601 in UTC. */
export interface MuteHealth {
  /** For `POST /api/mutes/{id}/end`. */
  readonly id: string;
  readonly store: string;
  /** The domain of their sender. */
  readonly from: string;
  /** The person, and the thread of the mail on which they said it. */
  readonly by: string;
  readonly threadId: string;
  readonly at: string;
  readonly until: string;
  /** How many mails it muted. */
  readonly mails: number;
  readonly lastMailAt: string | null;
  /** Who ended it before its time; null while it is in force. */
  readonly endedBy: string | null;
}

/** The mutes of the last 90 days, the newest first. */
export async function muteHealth(
  { mutes }: { readonly mutes: Pick<Mutes, 'all'> },
  now: Instant,
): Promise<MuteHealth[]> {
  return (await mutes.all(now)).map(({ id, store, domain, by, threadId, at, mails, lastMailAt, ended }) => ({
    id,
    store,
    from: domain,
    by,
    threadId,
    at: iso(at),
    until: iso(ended?.at ?? at + MUTED_FOR_MS),
    mails,
    lastMailAt: lastMailAt === undefined ? null : iso(lastMailAt),
    endedBy: ended?.by ?? null,
  }));
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}
