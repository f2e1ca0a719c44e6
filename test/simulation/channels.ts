import type { Channel } from '#shared/domain/rules/policy';
import type { Outcome } from '#shared/domain/sends/send';
import type { AlertChannel, AlertMessage } from '#shared/ports/alerts';
import type { Faults } from './faults.ts';
import type { Loop } from './loop.ts';
import type { Container } from './platform.ts';

/** A time in which a channel accepts nothing. */
export interface Outage {
  readonly channel: Channel;
  /** The only recipient that it concerns; all by default. */
  readonly recipient?: string;
  readonly from: number;
  readonly until: number;
  readonly how: 'channel-refuses' | 'channel-fails' | 'channel-hangs';
}

/** A recipient that is permanently unreachable: a removed webhook, a bouncing mailbox. */
export interface Gone {
  readonly channel: Channel;
  readonly recipient: string;
  readonly from: number;
}

export interface ChannelsDeps {
  readonly loop: Loop;
  readonly faults: Faults;
  readonly outages: readonly Outage[];
  readonly gone: readonly Gone[];
  /** The provider's rate limit per recipient; anything faster is refused with a time to wait. */
  readonly leastGapMs?: Partial<Record<Channel, number>>;
}

/** What was handed over, and its outcome. */
export interface Handed {
  readonly taken: boolean;
  readonly outcome: Outcome;
}

export interface Channels {
  /** A channel for one request of one run; `onHanded` gets each handover as it happens. */
  channelOf<Message extends AlertMessage>(
    container: Container,
    recipient: string,
    onHanded: (handed: Handed, message: Message) => void,
  ): AlertChannel<Message>;
  /** Whether a mail to the recipient bounces. */
  bounces(recipient: string): boolean;
}

const TIME_OUT_MS = 8_000;
const CHANNEL_FAULTS = [
  'channel-limits',
  'channel-refuses',
  'channel-fails',
  'channel-fails-after',
  'channel-hangs',
  'channel-hangs-after',
] as const;

export function simulatedChannels({ loop, faults, outages, gone, leastGapMs = {} }: ChannelsDeps): Channels {
  const lastPost = new Map<string, number>();
  const isGone = (channel: Channel, recipient: string): boolean =>
    gone.some((one) => one.channel === channel && one.recipient === recipient && one.from <= loop.now());

  const answerOf = (channel: Channel, recipient: string): Handed & { readonly hangs: boolean } => {
    const place = `${channel} to ${recipient}`;
    const answer = (taken: boolean, outcome: Outcome, hangs = false): Handed & { hangs: boolean } => ({
      taken,
      outcome,
      hangs,
    });
    const taken = <Answer>(one: Answer): Answer => {
      lastPost.set(place, loop.now());
      return one;
    };
    const outage = outages.find(
      (one) =>
        one.channel === channel &&
        (one.recipient ?? recipient) === recipient &&
        one.from <= loop.now() &&
        loop.now() < one.until,
    );
    if (outage !== undefined) {
      faults.note('channel-out');
      if (outage.how === 'channel-refuses')
        return answer(false, { result: 'retry', reason: 'not connected' });
      return answer(false, { result: 'unknown', reason: 'no answer' }, outage.how === 'channel-hangs');
    }
    if (channel === 'slack' && isGone(channel, recipient)) {
      faults.note('channel-gone');
      return answer(false, { result: 'broken', reason: 'no_service' });
    }
    const gap = leastGapMs[channel] ?? 0;
    const waited = loop.now() - (lastPost.get(place) ?? -Infinity);
    if (waited < gap) return answer(false, { result: 'retry', reason: 'too fast', afterMs: 1_000 });
    switch (faults.oneOf(CHANNEL_FAULTS, place)) {
      case 'channel-limits':
        return answer(false, { result: 'retry', reason: 'too fast', afterMs: 3_000 });
      case 'channel-refuses':
        return answer(false, { result: 'retry', reason: 'not connected' });
      case 'channel-fails':
        return answer(false, { result: 'unknown', reason: 'status 500' });
      case 'channel-hangs':
        return answer(false, { result: 'unknown', reason: 'no answer' }, true);
      case 'channel-fails-after':
        return taken(answer(true, { result: 'unknown', reason: 'status 500' }));
      case 'channel-hangs-after':
        return taken(answer(true, { result: 'unknown', reason: 'no answer' }, true));
      default:
        return taken(answer(true, { result: 'accepted' }));
    }
  };

  return {
    bounces: (recipient) => isGone('email', recipient),
    channelOf: (container, recipient, onHanded) => ({
      async deliver(message) {
        const { channel } = message;
        const { hangs, outcome } = await container.call(
          `handing over by ${channel}`,
          () => {
            const answer = answerOf(channel, recipient);
            onHanded(answer, message);
            return answer;
          },
          ['crash-before', 'crash-after'],
        );
        if (hangs) await loop.sleep(TIME_OUT_MS);
        return outcome;
      },
    }),
  };
}
