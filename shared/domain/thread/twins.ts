import { type DurationMs, minutes } from '../instant.ts';
import type { BuyerMessage, Fact, SellerReply } from './fact.ts';

/** The mail and the event of one message are dated within this of each other. */
const TWINS_WITHIN_MS: DurationMs = minutes(1);

type Correspondence = BuyerMessage | SellerReply;

/** Facts without duplicates: no two report the same event. */
export interface Untwinned {
  readonly facts: readonly Fact[];
  /** The id that stands for a fact, by the id of its twin that was left out. */
  readonly standsFor: ReadonlyMap<string, string>;
}

/**
 * Merges facts that report one message or reply twice, by a mail and by an event: in the same direction, within a
 * minute, and not of two different cases. The earlier one stays and takes over what only the other knows. Each has at
 * most one twin, the nearest in time. `facts` are in order of time.
 */
export function untwinned(facts: readonly Fact[]): Untwinned {
  const messages = facts.filter(isCorrespondence);
  const events = messages.filter((fact) => fact.event === true);
  if (events.length === 0 || events.length === messages.length) return { facts, standsFor: new Map() };
  const merged = new Map<string, Correspondence | undefined>();
  const standsFor = new Map<string, string>();
  for (const event of events) {
    const [mail] = messages
      .filter(
        (fact) =>
          fact.event !== true && !isFromHere(fact) && !merged.has(fact.id) && couldBeTwins(fact, event),
      )
      .toSorted((a, b) => Math.abs(a.at - event.at) - Math.abs(b.at - event.at));
    if (mail === undefined) continue;
    const [first, twin] = messages.indexOf(mail) < messages.indexOf(event) ? [mail, event] : [event, mail];
    merged.set(first.id, mergedOf(first, mail, event));
    merged.set(twin.id, undefined);
    standsFor.set(twin.id, first.id);
  }
  return {
    facts: facts.flatMap((fact) => (merged.has(fact.id) ? (merged.get(fact.id) ?? []) : fact)),
    standsFor,
  };
}

function isCorrespondence(fact: Fact): fact is Correspondence {
  return fact.type === 'buyer-message' || fact.type === 'seller-reply';
}

/** An event is of Amazon's copy of it, if of either: it proves nothing of what we sent ourselves, least of all a machine's. */
function isFromHere(fact: Correspondence): boolean {
  return fact.type === 'seller-reply' && fact.by !== undefined;
}

function couldBeTwins(mail: Correspondence, event: Correspondence): boolean {
  return (
    mail.type === event.type &&
    Math.abs(mail.at - event.at) <= TWINS_WITHIN_MS &&
    (mail.caseId === undefined || event.caseId === undefined || mail.caseId === event.caseId)
  );
}

/** A proven event also proves the reply of a mail, and shows that it was sent. */
function mergedOf({ id, at }: Correspondence, mail: Correspondence, event: Correspondence): Correspondence {
  const trusted = mail.trusted || event.trusted;
  if (mail.type === 'buyer-message' && event.type === 'buyer-message')
    return { ...event, ...mail, id, at, trusted };
  if (mail.type === 'seller-reply' && event.type === 'seller-reply') {
    const { own, ...sent } = mail;
    return { ...event, ...sent, id, at, trusted };
  }
  return mail;
}
