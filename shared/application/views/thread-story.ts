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
import { isClosing } from '#shared/domain/escalation/closing';
import { type Deadline, deadlinesOf } from '#shared/domain/escalation/ladder';
import type { Instant } from '#shared/domain/instant';
import type { ClockName } from '#shared/domain/rules/policy';
import { isUnsettled, type Send } from '#shared/domain/sends/send';
import type { Cycle } from '#shared/domain/thread/fold';
import { foldedByKind } from '#shared/domain/thread/folded';
import type { Situation } from '#shared/domain/thread/situation';
import { CHANNEL_WORDS } from '#shared/messages/channel-words';
import { en } from '#shared/messages/en';
import { duration } from '#shared/messages/time';
import { factInWords, foldedInWords } from './fact-in-words.ts';

/** Something that happened to a thread, was decided, or is to come. */
export interface StoryLine {
  readonly at: Instant;
  readonly what: string;
}

/** The story of a thread, for an operator or as evidence; its only personal data are ids. */
export interface ThreadStory {
  /** Its state, in one sentence. */
  readonly headline: string;
  /** In order of time. */
  readonly lines: readonly StoryLine[];
}

/** Formats an instant within a sentence. */
export type FormatInstant = (at: Instant) => string;

const UNITS = { d: ' days', h: ' h', min: ' min' };
const PASSED: Partial<Record<ClockName, string>> = {
  reply: 'the 24-hour deadline passed',
  'claim-exposure': 'Amazon may grant a claim from here on',
  'last-call': 'the customer counts as lost',
};

/**
 * What arrived, which clocks ran, what was decided and why, who was alerted and with what result, up to the
 * situation's instant and beyond.
 */
export function threadStory(
  situation: Situation,
  versioned: VersionedSettings,
  at: FormatInstant,
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
    ...thread.facts.map((fact) => ({ at: fact.at, rank: 0, what: factInWords(fact, nameOf, at) })),
    ...foldedByKind(thread.folded, ({ type, trusted }) => `${type} ${trusted}`).map((folded) => ({
      at: folded.until,
      rank: 0,
      what: foldedInWords(folded, at),
    })),
    ...cycles.flatMap(({ cycle, deadlines }) => cycleLines(cycle, deadlines, at, now)),
    ...thread.sends.map((send) => ({ ...sendLine(send, decision, nameOf, at), rank: 3 })),
    ...decision.steps
      .filter((step) => isWorthALine(step, situation.cycle))
      .map((step) => ({ ...stepLine(step), rank: 4 })),
  ];
  return {
    headline: headlineOf(cycles.at(-1), at, now),
    lines: lines.toSorted((a, b) => a.at - b.at || a.rank - b.rank).map(({ at, what }) => ({ at, what })),
  };
}

interface Timed {
  readonly cycle: Cycle;
  readonly deadlines: readonly Deadline[];
}

function headlineOf(last: Timed | undefined, at: FormatInstant, now: Instant): string {
  if (last === undefined) return 'Nothing has ever waited for an answer here.';
  const { cycle, deadlines } = last;
  if (cycle.ended !== undefined) return sentence(endOf(cycle, deadlines));
  const next = deadlines.find(({ dueAt }) => dueAt > now);
  const since = `Waiting since ${at(cycle.startedAt)}`;
  if (next === undefined) return `${since}; every deadline has passed.`;
  return `${since}; the ${en.clockName[next.clock]} is due at ${at(next.dueAt)}, in ${duration(next.dueAt - now, UNITS)}.`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** How a cycle ended, after how long, and whether in time. */
function endOf({ startedAt, ended }: Cycle, deadlines: readonly Deadline[]): string {
  if (ended === undefined) return 'still waiting';
  const took = `${ENDED[ended.by]} after ${duration(ended.at - startedAt, UNITS)}`;
  const [first] = deadlines;
  if (first === undefined || ended.by === 'lapsed') return took;
  return ended.at <= first.dueAt
    ? `${took}, in time`
    : `${took}, ${duration(ended.at - first.dueAt, UNITS)} late`;
}

function cycleLines(
  cycle: Cycle,
  deadlines: readonly Deadline[],
  at: FormatInstant,
  now: Instant,
): (StoryLine & { rank: number })[] {
  const due = deadlines.map(({ clock, dueAt }) => `${en.clockName[clock]} due ${at(dueAt)}`).join('; ');
  const over = cycle.ended?.at ?? now;
  return [
    {
      at: cycle.startedAt,
      rank: 1,
      what: `the ${deadlines.length === 1 ? 'clock starts' : 'clocks start'}: ${due}`,
    },
    ...deadlines
      .filter(({ dueAt }) => dueAt < over)
      .map(({ clock, dueAt }) => ({
        at: dueAt,
        rank: 2,
        what: `UNANSWERED: ${PASSED[clock] ?? `the deadline of the ${en.clockName[clock]} passed`}`,
      })),
    ...(cycle.ended === undefined
      ? []
      : [
          {
            at: cycle.ended.at,
            rank: 2,
            what: `the ${deadlines.length === 1 ? 'clock stops' : 'clocks stop'}: ${endOf(cycle, deadlines)}`,
          },
        ]),
  ];
}

function sendLine(
  send: Send,
  decision: Decision,
  nameOf: (person: string) => string,
  at: FormatInstant,
): StoryLine {
  if (isClosing(send)) return closingLineOf(send);
  const who = send.calls.map(nameOf).join(', ');
  const by = CHANNEL_WORDS[send.channel];
  const rung = rungOf(send, decision);
  const notes = [
    ...(rung?.moved === undefined ? [] : [MOVED[rung.moved]]),
    ...(send.reason === undefined ? [] : [send.reason]),
    ...(send.copies > 0
      ? [`${send.copies === 1 ? 'an earlier copy' : `${send.copies} earlier copies`} may have arrived`]
      : []),
  ];
  const why = notes.length === 0 ? '' : ` (${[...new Set(notes)].join('; ')})`;
  const step =
    rung === undefined
      ? `${en.clockName[send.clock]}, ${send.step.replaceAll('-', ' ')}`
      : en.step(send.clock, rung.step.beforeMs);
  return { at: send.settledAt ?? send.fireAt, what: `${outcomeOf(send, who, by, at)} [${step}]${why}` };
}

/** What became of the line that tells a channel how it ended. */
function closingLineOf(send: Send): StoryLine {
  const { state, reason } = send;
  const outcome = isUnsettled(send)
    ? 'to come'
    : state === 'accepted' || state === 'digested'
      ? 'accepted'
      : 'not sent';
  const why = reason === undefined ? '' : ` (${reason})`;
  const what = `${send.recipient}: closing line by ${CHANNEL_WORDS[send.channel]}, ${outcome}${why}`;
  return { at: send.settledAt ?? send.fireAt, what };
}

function outcomeOf(send: Send, who: string, by: string, at: FormatInstant): string {
  switch (send.state) {
    case 'pending':
      return `${who}: alert scheduled by ${by}`;
    case 'sending':
      return `${who}: alert being sent by ${by}`;
    case 'accepted':
      return `${who}: alerted by ${by}, accepted`;
    case 'delivered':
      return `${who}: alerted by ${by}, delivered`;
    case 'digested':
      return `${who}: alerted by ${by}, in a digest`;
    case 'retry':
      return `${who}: not reached by ${by} after ${attemptsIn(send)}, next try at ${at(send.fireAt)}`;
    case 'unknown':
      return `${who}: may have been alerted by ${by}, next try at ${at(send.fireAt)}`;
    case 'broken':
      return `${who}: not reached by ${by}, alerted another way`;
    case 'cancelled':
    case 'superseded':
      return `${who}: alert by ${by} not sent`;
  }
}

function attemptsIn({ attempts }: Send): string {
  return attempts === 1 ? '1 attempt' : `${attempts} attempts`;
}

/** A step that alerted is shown by its sends; an answered thread needs no line for each remaining step. */
function isWorthALine({ outcome }: StepDecision, cycle: Cycle | undefined): boolean {
  return outcome !== 'called' && (outcome !== 'not-needed' || cycle?.ended === undefined);
}

function stepLine({ rung, outcome, reason }: StepDecision): StoryLine {
  const words = {
    called: 'alerted',
    fire: 'due',
    upcoming: 'to come',
    superseded: 'skipped',
    'not-needed': 'not needed',
  } as const;
  return {
    at: rung.at,
    what: `${words[outcome]}: ${en.step(rung.clock, rung.step.beforeMs)} (${reason})`,
  };
}
