import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import {
  decide,
  type Decision,
  ENDED,
  MOVED,
  rungOf,
  type StepDecision,
} from '#shared/domain/escalation/decide';
import { type Deadline, deadlinesOf } from '#shared/domain/escalation/ladder';
import type { Instant } from '#shared/domain/instant';
import type { ClockName } from '#shared/domain/rules/policy';
import type { Send } from '#shared/domain/sends/send';
import type { Cycle } from '#shared/domain/thread/fold';
import type { Situation } from '#shared/domain/thread/situation';
import { CHANNEL_WORDS } from '#shared/messages/channel-words';
import { duration } from '#shared/messages/time';
import { factInWords } from './fact-in-words.ts';

/** Something that happened to a thread, was decided, or is to come. */
export interface StoryLine {
  readonly at: Instant;
  readonly what: string;
}

/** The story of a thread, for an operator or as evidence; it holds nothing of a buyer but ids. */
export interface ThreadStory {
  /** How it stands, in one sentence. */
  readonly headline: string;
  /** In order of time. */
  readonly lines: readonly StoryLine[];
}

/** How an instant is told within a sentence. */
export type TellInstant = (at: Instant) => string;

const UNITS = { d: ' d', h: ' h', min: ' min' };
const PASSED: Partial<Record<ClockName, string>> = {
  reply: 'the deadline to answer passed',
  'claim-exposure': 'from here on a claim may be granted',
  'last-call': 'the customer counts as lost',
};

/** Tells what came, which clocks ran, what was decided and why, who was called and what became of it, up to the situation's instant and beyond. */
export function threadStory(
  situation: Situation,
  versioned: VersionedSettings,
  tell: TellInstant,
): ThreadStory {
  const { thread, now } = situation;
  const { policy } = rulesOf(versioned);
  const nameOf = (person: string): string => versioned.settings.people[person]?.name ?? person;
  const cycles = situation.cycles.map((cycle) => ({
    cycle,
    deadlines: deadlinesOf({ thread, cycle }, policy),
  }));
  const decision = decide(situation, policy);
  const lines = [
    ...thread.facts.map((fact) => ({ at: fact.at, rank: 0, what: factInWords(fact, nameOf, tell) })),
    ...cycles.flatMap(({ cycle, deadlines }) => cycleLines(cycle, deadlines, tell, now)),
    ...thread.sends.map((send) => ({ ...sendLine(send, decision, nameOf, tell), rank: 3 })),
    ...decision.steps
      .filter((step) => isWorthALine(step, situation.cycle))
      .map((step) => ({ ...stepLine(step), rank: 4 })),
  ];
  return {
    headline: headlineOf(cycles.at(-1), tell, now),
    lines: lines.toSorted((a, b) => a.at - b.at || a.rank - b.rank).map(({ at, what }) => ({ at, what })),
  };
}

interface Timed {
  readonly cycle: Cycle;
  readonly deadlines: readonly Deadline[];
}

function headlineOf(last: Timed | undefined, tell: TellInstant, now: Instant): string {
  if (last === undefined) return 'Nothing ever waited for an answer.';
  const { cycle, deadlines } = last;
  if (cycle.ended !== undefined) return sentence(endOf(cycle, deadlines));
  const next = deadlines.find(({ dueAt }) => dueAt > now);
  const since = `Waits since ${tell(cycle.startedAt)}`;
  if (next === undefined) return `${since}; every deadline has passed.`;
  return `${since}; ${next.clock} falls due at ${tell(next.dueAt)}, in ${duration(next.dueAt - now, UNITS)}.`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** How a cycle ended, after how long, and whether in time. */
function endOf({ startedAt, ended }: Cycle, deadlines: readonly Deadline[]): string {
  if (ended === undefined) return 'waits';
  const took = `${ENDED[ended.by]} after ${duration(ended.at - startedAt, UNITS)}`;
  const [first] = deadlines;
  if (first === undefined || ended.by === 'lapsed') return took;
  return ended.at <= first.dueAt
    ? `${took}: in time`
    : `${took}: ${duration(ended.at - first.dueAt, UNITS)} too late`;
}

function cycleLines(
  cycle: Cycle,
  deadlines: readonly Deadline[],
  tell: TellInstant,
  now: Instant,
): (StoryLine & { rank: number })[] {
  const due = deadlines.map(({ clock, dueAt }) => `${clock} until ${tell(dueAt)}`).join(', ');
  const over = cycle.ended?.at ?? now;
  return [
    { at: cycle.startedAt, rank: 1, what: `the clock starts: ${due}` },
    ...deadlines
      .filter(({ dueAt }) => dueAt < over)
      .map(({ clock, dueAt }) => ({
        at: dueAt,
        rank: 2,
        what: `UNANSWERED: ${PASSED[clock] ?? `the deadline of the ${clock} passed`}`,
      })),
    ...(cycle.ended === undefined
      ? []
      : [{ at: cycle.ended.at, rank: 2, what: `the clock stops: ${endOf(cycle, deadlines)}` }]),
  ];
}

function sendLine(
  send: Send,
  decision: Decision,
  nameOf: (person: string) => string,
  tell: TellInstant,
): StoryLine {
  const who = send.calls.map(nameOf).join(', ');
  const by = CHANNEL_WORDS[send.channel];
  const moved = rungOf(send, decision)?.moved;
  const notes = [
    ...(moved === undefined ? [] : [MOVED[moved]]),
    ...(send.reason === undefined ? [] : [send.reason]),
    ...(send.copies > 0 ? [`${send.copies} copies before may have arrived`] : []),
  ];
  const why = notes.length === 0 ? '' : ` (${[...new Set(notes)].join('; ')})`;
  const step = `${send.clock}, ${send.step.replaceAll('-', ' ')}`;
  return { at: send.settledAt ?? send.fireAt, what: `${outcomeOf(send, who, by, tell)} [${step}]${why}` };
}

function outcomeOf(send: Send, who: string, by: string, tell: TellInstant): string {
  switch (send.state) {
    case 'pending':
      return `${who}: to be called by ${by}`;
    case 'sending':
      return `${who}: being called by ${by}`;
    case 'accepted':
      return `${who}: called by ${by}, handed over`;
    case 'delivered':
      return `${who}: called by ${by}, delivered`;
    case 'digested':
      return `${who}: called by ${by}, in a digest`;
    case 'retry':
      return `${who}: not yet reached by ${by}, again at ${tell(send.fireAt)} after ${send.attempts} attempts`;
    case 'unknown':
      return `${who}: perhaps called by ${by}, again at ${tell(send.fireAt)}`;
    case 'broken':
      return `${who}: not reached by ${by}, called another way`;
    case 'cancelled':
    case 'superseded':
      return `${who}: not called by ${by}`;
  }
}

/** What called has its sends; what was answered needs no word for each step that is left. */
function isWorthALine({ outcome }: StepDecision, cycle: Cycle | undefined): boolean {
  return outcome !== 'called' && (outcome !== 'not-needed' || cycle?.ended === undefined);
}

function stepLine({ rung, outcome, reason }: StepDecision): StoryLine {
  const words = {
    called: 'called',
    fire: 'due',
    upcoming: 'to come',
    superseded: 'passed over',
    'not-needed': 'not needed',
  } as const;
  return {
    at: rung.at,
    what: `${words[outcome]}: ${rung.clock}, ${rung.step.id.replaceAll('-', ' ')} (${reason})`,
  };
}
