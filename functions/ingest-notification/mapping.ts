import type { Settings } from '#shared/contracts/settings/settings';
import type { DeadLetterReason } from '#shared/domain/account/dead-letter';
import type { Region } from '#shared/domain/account/region';
import type { Instant } from '#shared/domain/instant';
import type { Rules } from '#shared/domain/rules/rules';
import type { Fact } from '#shared/domain/thread/fact';
import type { ThreadSubject } from '#shared/domain/thread/thread';
import { Failure } from '#shared/failure';
import type { Account } from '#shared/ports/sp-api';

/** A notification that makes no fact and is kept aside for a person; its words hold nothing of its content. */
export class DeadLettered extends Failure {
  override readonly name = 'DeadLettered';
  readonly reason: DeadLetterReason;
  constructor(reason: DeadLetterReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** How a notification came in. */
export interface Arrival {
  /** SQS's id of the message, for a notification that has none of its own. */
  readonly messageId: string;
  /** How often SQS has delivered it. */
  readonly receiveCount: number;
}

/** Whose account a notification speaks of. */
export interface Origin {
  readonly store: string;
  readonly region: Region;
  /** Whether it provably came by one of our subscriptions: what is not proven may start a clock and never stops one. */
  readonly trusted: boolean;
}

/** What a mapping may go by besides the payload. */
export interface MappingContext {
  readonly origin: Origin;
  /** Names this notification, the same for each of its deliveries. */
  readonly id: string;
  /** When it happened, as far as the envelope tells. */
  readonly at: Instant;
  readonly now: Instant;
  readonly settings: Settings;
  readonly rules: Rules;
}

/** What a notification turned out to be. */
export interface Taken {
  readonly records: readonly { readonly subject: ThreadSubject; readonly facts: readonly Fact[] }[];
  /** A report that can be fetched. */
  readonly report?: { readonly account: Account; readonly reportId: string };
}

/** One of SP-API's types of notification. Its payload comes with the first letter of every key in lower case. */
export interface Mapping<Payload = unknown> {
  /** @throws SetAside when it is not what its type says. */
  read(payload: unknown): Payload;
  /** The marketplace that it names, which tells the store when nothing else does. */
  marketplaceOf?(payload: Payload): string | undefined;
  take(payload: Payload, context: MappingContext): Taken;
}

/** Nothing to record: it is of no interest here. */
export const NOTHING: Taken = { records: [] };

/** The mapping with its payload hidden, so that mappings of different payloads stand in one table. */
export interface AnyMapping {
  read(payload: unknown): {
    readonly marketplaceId: string | undefined;
    take(context: MappingContext): Taken;
  };
}

export function mapping<Payload>(of: Mapping<Payload>): AnyMapping {
  return {
    read(payload) {
      const read = of.read(payload);
      return {
        marketplaceId: of.marketplaceOf?.(read),
        take: (context) => of.take(read, context),
      };
    },
  };
}
