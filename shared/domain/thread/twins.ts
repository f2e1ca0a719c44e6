import { type DurationMs, minutes } from '../instant.ts';
import type { BuyerMessage, Fact, SellerReply } from './fact.ts';

/** The mail and the event of one message are dated within this of each other. */
const TWINS_WITHIN_MS: DurationMs = minutes(1);

type Told = BuyerMessage | SellerReply;

/** Facts of which none tells the same as another. */
export interface Untwinned {
  readonly facts: readonly Fact[];
  /** The id that stands for a fact, by the id of its twin that was left out. */
  readonly standsFor: ReadonlyMap<string, string>;
}

/**
 * Makes one fact of those that tell one message or reply twice, by a mail and by an event: of one direction, within a
 * minute, and of no two cases. The earlier one stays and learns what the other knows. Each has one twin at most, the
 * nearest in time. `facts` are in order of time.
 */
export function untwinned(facts: readonly Fact[]): Untwinned {
  const told = facts.filter(isListed);
  const events = told.filter((fact) => fact.event === true);
  if (events.length === 0 || events.length === told.length) return { facts, standsFor: new Map() };
  const merged = new Map<string, Told | undefined>();
  const standsFor = new Map<string, string>();
  for (const event of events) {
    const [mail] = told
      .filter((fact) => fact.event !== true && !merged.has(fact.id) && couldBeTwins(fact, event))
      .toSorted((a, b) => Math.abs(a.at - event.at) - Math.abs(b.at - event.at));
    if (mail === undefined) continue;
    const [kept, twin] = told.indexOf(mail) < told.indexOf(event) ? [mail, event] : [event, mail];
    merged.set(kept.id, mergedOf(kept, mail, event));
    merged.set(twin.id, undefined);
    standsFor.set(twin.id, kept.id);
  }
  return {
    facts: facts.flatMap((fact) => (merged.has(fact.id) ? (merged.get(fact.id) ?? []) : fact)),
    standsFor,
  };
}

function isListed(fact: Fact): fact is Told {
  return fact.type === 'buyer-message' || fact.type === 'seller-reply';
}

function couldBeTwins(mail: Told, event: Told): boolean {
  return (
    mail.type === event.type &&
    Math.abs(mail.at - event.at) <= TWINS_WITHIN_MS &&
    (mail.caseId === undefined || event.caseId === undefined || mail.caseId === event.caseId)
  );
}

/** A proven event proves the reply of a mail too, and says that it was sent. */
function mergedOf({ id, at }: Told, mail: Told, event: Told): Told {
  const trusted = mail.trusted || event.trusted;
  if (mail.type === 'buyer-message' && event.type === 'buyer-message')
    return { ...event, ...mail, id, at, trusted };
  if (mail.type === 'seller-reply' && event.type === 'seller-reply') {
    const { own, ...sent } = mail;
    return { ...event, ...sent, id, at, trusted };
  }
  return mail;
}
