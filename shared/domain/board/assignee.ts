import { type DutyRota, type DutySubject, fits, isOneOf, rotasFor } from '../duty/duty-rota.ts';
import { isOffDuty } from '../duty/off-duty.ts';
import { nextOnCall, onDuty } from '../escalation/summon.ts';
import type { AssignmentRule } from '../rules/assignment.ts';
import type { Rules } from '../rules/rules.ts';
import type { BuyerMessage, Fact } from '../thread/fact.ts';
import type { Cycle } from '../thread/cycle.ts';
import { inOrder } from '../thread/in-order.ts';
import { languageIn, type ThreadState } from '../thread/situation.ts';
import type { Thread } from '../thread/thread.ts';
import { certain, type Topic } from '../topic.ts';

/** Whose a waiting thread is before anybody takes it on, and why. Alerts do not depend on it: they follow the ladder. */
export interface Assignee {
  readonly person: string;
  /**
   * - `acted-last`: they took this thread on, or dealt with it, when the buyer wrote before
   * - `rule`: a rule of the settings names them
   * - `on-call`: they were on call when the wait began
   * - `on-call-next`: nobody was on call then, and they were the next
   */
  readonly because: 'acted-last' | 'rule' | 'on-call' | 'on-call-next';
}

/** People who share the threads that are theirs for one reason. */
interface Candidates {
  readonly because: Assignee['because'];
  readonly people: readonly string[];
}

/**
 * The assignee of a waiting thread; undefined when nothing waits, or nobody can be found. It depends on what was known
 * when the wait began, and on the settings: so it stays the same while nobody takes the thread on, and needs no fact.
 * Nobody who was off duty then gets it while a candidate was on duty.
 */
export function assigneeOf(
  { thread, cycle }: Pick<ThreadState, 'thread' | 'cycle'>,
  { rota, assignment }: Pick<Rules, 'rota' | 'assignment'>,
): Assignee | undefined {
  if (cycle === undefined || cycle.ended !== undefined) return undefined;
  const at = cycle.startedAt;
  const all = rota.hours.rotas;
  const subject = subjectOf(thread, cycle);
  const duty = { rota, rotas: rotasFor(all, subject) };
  const known = (people: readonly (string | undefined)[]): string[] =>
    rota.responders.map(({ id }) => id).filter((id) => people.includes(id));

  const named: Candidates[] = [
    {
      because: 'acted-last',
      people: known(assignment.lastAnswered ? [lastToAct(thread.facts, cycle)] : []),
    },
    { because: 'rule', people: known(assignment.rules.find((rule) => covers(rule, subject))?.to ?? []) },
  ];
  const onCall: Candidates = { because: 'on-call', people: known(onDuty(duty, 'on-call', at)) };
  const onDutyThen = [...named.map((group) => withoutOffDuty(group, all, at)), onCall].find(hasPeople);
  const group =
    onDutyThen ??
    named.find(hasPeople) ??
    ({ because: 'on-call-next', people: known(nextOnCall(duty, at)) } satisfies Candidates);
  const person = group.people[shareOf(thread.id, group.people.length)];
  return person === undefined ? undefined : { person, because: group.because };
}

function hasPeople({ people }: Candidates): boolean {
  return people.length > 0;
}

function withoutOffDuty({ because, people }: Candidates, rotas: readonly DutyRota[], at: number): Candidates {
  return { because, people: people.filter((person) => !isOffDuty(rotas, person, at)) };
}

/** What a rule can ask about a thread. */
interface AssignedSubject extends DutySubject {
  readonly topic?: Topic;
  readonly asin?: string;
}

/** By the first message that says each of it: what the buyer adds later moves the thread to nobody else. Guesses do not count. */
function subjectOf({ store, marketplaceId }: Thread, { messages }: Cycle): AssignedSubject {
  const words = messages.filter((one) => one.type === 'buyer-message');
  const first = <T>(of: (message: BuyerMessage) => T | undefined): T | undefined =>
    words.map(of).find((one) => one !== undefined);
  const language = languageIn(
    first((one) => certain(one.language)),
    marketplaceId,
  );
  const topic = first((one) => certain(one.topic));
  const asin = first((one) => one.asin);
  return {
    store,
    ...(marketplaceId !== undefined && { marketplaceId }),
    ...(language !== undefined && { language }),
    ...(topic !== undefined && { topic }),
    ...(asin !== undefined && { asin }),
  };
}

function covers(
  { covers: { topics, asins, ...coverage } }: AssignmentRule,
  subject: AssignedSubject,
): boolean {
  return fits(coverage, subject) && isOneOf(topics, subject.topic) && isOneOf(asins, subject.asin);
}

/** Who took the thread on, or dealt with it, last before this wait. */
function lastToAct(facts: readonly Fact[], { startedAt }: Cycle): string | undefined {
  return inOrder(facts)
    .filter(({ at }) => at < startedAt)
    .flatMap((fact) => {
      switch (fact.type) {
        case 'handed-over':
          return [fact.to];
        case 'acknowledged':
        case 'snoozed':
        case 'answered-elsewhere':
        case 'no-response-needed':
        case 'dealt-with':
          return [fact.by];
        default:
          return [];
      }
    })
    .at(-1);
}

/** Which of several people gets a thread: always the same, and each about as many (FNV-1a). */
function shareOf(threadId: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < threadId.length; index += 1)
    hash = Math.imul(hash ^ threadId.charCodeAt(index), 0x01000193);
  return count === 0 ? 0 : (hash >>> 0) % count;
}
