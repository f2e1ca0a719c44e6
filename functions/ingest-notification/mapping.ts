import type { Settings } from '#shared/contracts/settings/settings';
import type { DeadLetterReason } from '#shared/domain/account/dead-letter';
import type { Region } from '#shared/domain/account/region';
import type { Instant } from '#shared/domain/instant';
import type { Rules } from '#shared/domain/rules/rules';
import type { Fact } from '#shared/domain/thread/fact';
import type { ThreadSubject } from '#shared/domain/thread/thread';
import { Failure } from '#shared/failure';
import type { Account } from '#shared/ports/sp-api';

/** A notification that made no fact and is dead-lettered for a person; the message repeats none of its content. */
export class DeadLettered extends Failure {
  override readonly name = 'DeadLettered';
  readonly reason: DeadLetterReason;
  constructor(reason: DeadLetterReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** How a notification arrived. */
export interface Arrival {
  /** SQS's id of the message, for a notification without an id. */
  readonly messageId: string;
  /** How often SQS has delivered it. */
  readonly receiveCount: number;
}

/** The account that a notification is about. */
export interface Origin {
  readonly store: string;
  readonly region: Region;
  /** Whether it provably came by one of our subscriptions: an unproven one may start a clock and never stops one. */
  readonly trusted: boolean;
}

/** What a mapping may use besides the payload. */
export interface MappingContext {
  readonly origin: Origin;
  /** Identifies this notification, the same for each of its deliveries. */
  readonly id: string;
  /** When it happened, as far as the envelope says. */
  readonly at: Instant;
  readonly now: Instant;
  readonly settings: Settings;
  readonly rules: Rules;
}

/** What a notification was mapped to. */
export interface Taken {
  readonly records: readonly { readonly subject: ThreadSubject; readonly facts: readonly Fact[] }[];
  /** A report that can be downloaded. */
  readonly report?: { readonly account: Account; readonly reportId: string };
}

/** One of SP-API's types of notification. The first letter of every key of its payload is in lower case. */
export interface Mapping<Payload = unknown> {
  /** @throws DeadLettered when it is not what its type says. */
  read(payload: unknown): Payload;
  /** The marketplace that it names, which identifies the store when nothing else does. */
  marketplaceOf?(payload: Payload): string | undefined;
  take(payload: Payload, context: MappingContext): Taken;
}

/** Nothing to record. */
export const NOTHING: Taken = { records: [] };

/** The mapping with its payload type hidden, so that one table can hold mappings of different payloads. */
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
