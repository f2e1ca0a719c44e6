import { createHash } from 'node:crypto';
import type { Handed, ReplyMail } from '#shared/ports/replies';
import { minutes, seconds } from '#shared/domain/instant';
import { REPLY_TAG, replyTag } from '#shared/contracts/messages/reply-tag';
import { wordsHash } from '#shared/mail/words-hash';
import type { Fact } from '#shared/domain/thread/fact';
import type { Faults } from '../faults.ts';
import type { Loop } from '../loop.ts';
import type { SimulatedQueue } from '../queues.ts';

/** What Amazon does with an answer that reached it. */
export type Fate = 'copies' | 'refuses' | 'refuses by name' | 'bounces' | 'says nothing';

/** One handing of an answer to SES, as seen from outside. */
export interface Attempt {
  readonly replyId: string;
  readonly at: number;
  /** Whether SES took it, whatever it answered. */
  readonly taken: boolean;
  readonly result: Handed['result'];
  readonly fate: Fate;
}

export interface RelayDeps {
  readonly loop: Loop;
  readonly faults: Faults;
  readonly queue: (name: 'mail' | 'mail-events') => SimulatedQueue | undefined;
  readonly onAttempt: (attempt: Attempt) => void;
}

/** The same key for every run: a hash is only compared. */
export const simulatedHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 24);

/** SES and Amazon's relay behind it: what is taken comes back as events, and as Amazon's copy or its refusal. */
export function simulatedRelay({ loop, faults, queue, onAttempt }: RelayDeps) {
  const random = faults.stream('relay');
  const tell = (mail: ReplyMail, eventType: string, afterMs: number): void => {
    if (faults.chance('event-lost', 'answers')) return;
    const late = faults.chance('event-late', 'answers') ? random.below(minutes(30)) : 0;
    const event = { eventType, mail: { messageId: 'ses', tags: { [REPLY_TAG]: [replyTag(mail.place)] } } };
    loop.at(loop.now() + afterMs + late, () => queue('mail-events')?.put(JSON.stringify(event), 0));
  };
  const mail = (fact: Fact, afterMs: number): void =>
    loop.at(loop.now() + afterMs, () => queue('mail')?.put(JSON.stringify(fact), 0));

  const taken = (one: ReplyMail): Fate => {
    const fate = random.pick<Fate>([
      'copies',
      'copies',
      'copies',
      'refuses',
      'refuses by name',
      'bounces',
      'says nothing',
    ]);
    const sentAt = loop.now();
    tell(one, 'Send', 500 + random.below(2_000));
    if (fate === 'bounces') {
      tell(one, 'Bounce', 2_000 + random.below(20_000));
      return fate;
    }
    tell(one, 'Delivery', 1_000 + random.below(20_000));
    const later = seconds(20) + random.below(random.oneIn(6) ? minutes(20) : minutes(2));
    const words = wordsHash(one.text, simulatedHash);
    if (fate === 'copies')
      mail(
        {
          type: 'seller-reply',
          id: `r-${one.place.replyId}`,
          at: sentAt + random.below(3_000),
          trusted: true,
          ...(words !== undefined && { words }),
        },
        later,
      );
    if (fate === 'refuses' || fate === 'refuses by name')
      mail(
        {
          type: 'reply-revoked',
          id: `x-${one.place.replyId}`,
          at: sentAt + later,
          why: 'policy',
          ...(fate === 'refuses by name' && { replyId: `d${one.place.replyId}` }),
        },
        later,
      );
    return fate;
  };

  return {
    /** What SES answers. It takes some of those that it does not answer for. */
    hand(one: ReplyMail): Handed {
      const attempt = (isTaken: boolean, handed: Handed): Handed => {
        const fate = isTaken ? taken(one) : 'says nothing';
        onAttempt({
          replyId: one.place.replyId,
          at: loop.now(),
          taken: isTaken,
          result: handed.result,
          fate,
        });
        return handed;
      };
      switch (
        faults.oneOf(['channel-limits', 'channel-refuses', 'channel-fails', 'channel-fails-after'], 'SES')
      ) {
        case 'channel-limits':
          return attempt(false, { result: 'refused', mayPass: true, reason: 'throttled' });
        case 'channel-refuses':
          return attempt(false, { result: 'refused', mayPass: false, reason: 'not verified' });
        case 'channel-fails':
          return attempt(false, { result: 'unknown', reason: 'no answer' });
        case 'channel-fails-after':
          return attempt(true, { result: 'unknown', reason: 'no answer' });
        default:
          return attempt(true, { result: 'accepted' });
      }
    },
  };
}
