import type { Instant } from '#shared/domain/instant';
import type { Reading } from '#shared/ports/mail';
import type { Mutes } from '#shared/ports/mutes';

/**
 * A mail of which a manager has said that mails like it need nobody is recorded with that person's word, so it alerts nobody.
 * It gets a thread of its own: another mail with its Message-ID must not be silent with it.
 */
export async function withMute(
  { mutes }: { readonly mutes: Mutes },
  reading: Reading,
  now: Instant,
): Promise<Reading> {
  const { subject, facts } = reading;
  const [fact] = facts;
  if (fact?.type !== 'unknown-mail' || fact.like === undefined) return reading;
  const mute = await mutes.find(fact.like, now);
  if (mute === undefined) return reading;
  await mutes.count(mute.id, now);
  const reason = `${MUTED} (said on ${new Date(mute.at).toISOString().slice(0, 10)})`;
  return {
    ...reading,
    subject: { ...subject, id: `${subject.id}.muted` },
    facts: [...facts, { type: 'no-response-needed', id: `n${fact.id}`, at: fact.at, by: mute.by, reason }],
  };
}

/** The reason on the thread of such a mail, and on the one where the manager said it. */
export const MUTED = 'mails like this need nobody';
