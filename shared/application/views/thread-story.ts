import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { isClosing } from '#shared/domain/escalation/closing';
import { incidentWordOf } from '#shared/domain/escalation/incidents';
import { decide, type Decision, MOVED, rungOf, type StepDecision } from '#shared/domain/escalation/decide';
import { deadlinesOf, isHandOver, replyNewsIn } from '#shared/domain/escalation/ladder';
import type { Deadline, Rung } from '#shared/domain/escalation/rung';
import type { Instant } from '#shared/domain/instant';
import type { Reply } from '#shared/domain/reply/reply';
import type { Channel } from '#shared/domain/rules/policy';
import { isUnsettled, type Send } from '#shared/domain/sends/send';
import type { Cycle } from '#shared/domain/thread/cycle';
import { foldedByKind } from '#shared/domain/thread/folded';
import type { Situation } from '#shared/domain/thread/situation';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { CHANNEL_WORDS } from '#shared/messages/channel-words';
import { replyWordsIn } from '#shared/messages/answers/reply-words';
import { storyWordsIn } from '#shared/messages/story-words';
import { duration } from '#shared/messages/time';
import { factInWords, foldedInWords, type Telling } from './fact-in-words.ts';

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

/**
 * What arrived, which clocks ran, what was decided and why, who was alerted and with what result, up to the
 * situation's instant and beyond.
 */
export function threadStory(
  situation: Situation,
  versioned: VersionedSettings,
  at: FormatInstant,
  language: Reader['language'] = 'en',
): ThreadStory {
  const { thread, now } = situation;
  const { policy } = rulesOf(versioned);
  const nameOf = (person: string): string => versioned.settings.people[person]?.name ?? person;
  const telling: Telling = { language, nameOf, at };
  const cycles = situation.cycles.map((cycle) => ({
    cycle,
    deadlines: deadlinesOf({ thread, cycle }, policy),
  }));
  const decision = decide(situation, policy);
  const lines = [
    ...thread.facts
      .filter((fact) => fact.type !== 'seller-reply' || fact.by === undefined)
      .map((fact) => ({ at: fact.at, rank: 0, what: factInWords(fact, telling) })),
    ...(thread.replies ?? []).flatMap((reply) => replyLines(reply, telling)),
    ...foldedByKind(thread.folded, ({ type, trusted }) => `${type} ${trusted}`).map((folded) => ({
      at: folded.until,
      rank: 0,
      what: foldedInWords(folded, telling),
    })),
    ...cycles.flatMap((timed) => cycleLines(timed, telling, now)),
    ...thread.sends.map((send) => ({ ...sendLine(send, decision, telling), rank: 3 })),
    ...decision.steps
      .filter((step) => isWorthALine(step, situation.cycle))
      .map((step) => ({ ...stepLine(step, telling), rank: 4 })),
  ];
  return {
    headline: headlineOf(cycles.at(-1), telling, now),
    lines: lines.toSorted((a, b) => a.at - b.at || a.rank - b.rank).map(({ at, what }) => ({ at, what })),
  };
}

/** What people did with an answer from here, and what became of it. */
function replyLines(
  { by: writer, steps }: Reply,
  { language, nameOf }: Telling,
): (StoryLine & { rank: number })[] {
  const words = replyWordsIn(language);
  return steps.map(({ at, to, by, reason }) => {
    const what = words.step[to](nameOf(by ?? writer));
    return {
      at,
      rank: 0,
      what: reason === undefined ? what : storyWordsIn(language).withReason(what, words.reason[reason]),
    };
  });
}

interface Timed {
  readonly cycle: Cycle;
  readonly deadlines: readonly Deadline[];
}

function headlineOf(last: Timed | undefined, { language, at }: Telling, now: Instant): string {
  const words = storyWordsIn(language);
  if (last === undefined) return words.never;
  const { cycle, deadlines } = last;
  if (cycle.ended !== undefined) return words.sentence(endOf(last, language));
  const next = deadlines.find(({ dueAt }) => dueAt > now);
  const since = words.waitingSince(at(cycle.startedAt));
  if (next === undefined) return words.allPassed(since);
  const clock = wordsIn(language).clockName[next.clock];
  return words.nextDue(since, clock, at(next.dueAt), duration(next.dueAt - now, words.units));
}

/** How a cycle ended, after how long, and whether in time. */
function endOf({ cycle: { startedAt, ended }, deadlines }: Timed, language: Reader['language']): string {
  const words = storyWordsIn(language);
  if (ended === undefined) return words.stillWaiting;
  const took = words.took(words.ended[ended.by], duration(ended.at - startedAt, words.units));
  const [first] = deadlines;
  if (first === undefined || ended.by === 'lapsed') return took;
  return ended.at <= first.dueAt
    ? words.inTime(took)
    : words.late(took, duration(ended.at - first.dueAt, words.units));
}

function cycleLines(timed: Timed, { language, at }: Telling, now: Instant): (StoryLine & { rank: number })[] {
  const words = storyWordsIn(language);
  const { clockName } = wordsIn(language);
  const { cycle, deadlines } = timed;
  const due = words.join(deadlines.map(({ clock, dueAt }) => words.due(clockName[clock], at(dueAt))));
  const over = cycle.ended?.at ?? now;
  return [
    { at: cycle.startedAt, rank: 1, what: words.starts(deadlines.length, due) },
    ...deadlines
      .filter(({ dueAt }) => dueAt < over)
      .map(({ clock, dueAt }) => ({
        at: dueAt,
        rank: 2,
        what: words.unanswered(words.passed[clock] ?? words.passedOf(clockName[clock])),
      })),
    ...(cycle.ended === undefined
      ? []
      : [{ at: cycle.ended.at, rank: 2, what: words.stops(deadlines.length, endOf(timed, language)) }]),
  ];
}

function sendLine(send: Send, decision: Decision, { language, nameOf, at }: Telling): StoryLine {
  const words = storyWordsIn(language);
  if (isClosing(send)) return closingLineOf(send, language);
  const who = words.list(send.calls.map(nameOf));
  const by = channelIn(send.channel, language);
  const rung = rungOf(send, decision);
  const reasons = [
    ...(rung?.moved === undefined ? [] : [MOVED[rung.moved]]),
    ...(send.reason === undefined ? [] : [send.reason]),
    ...(send.copies > 0 ? [words.copies(send.copies)] : []),
  ];
  const outcome = words.sent[send.state](who, by, send.attempts, at(send.fireAt));
  return {
    at: send.settledAt ?? send.fireAt,
    what: `${words.ofStep(outcome, occasionOf(send, rung, language))}${words.why(reasons)}`,
  };
}

/** What an alert was for: the news about an answer, a hand-over, or a step of a ladder. */
function occasionOf(
  { clock, step }: Pick<Send, 'clock' | 'step'>,
  rung: Rung | undefined,
  language: Reader['language'],
): string {
  const { aboutAnswer, aboutHandOver } = storyWordsIn(language);
  const news = replyNewsIn(step);
  if (news !== undefined) return aboutAnswer[news];
  if (isHandOver(step)) return aboutHandOver;
  const { clockName, step: stepInWords, place } = wordsIn(language);
  // A step that the settings no longer have is named by its id.
  return rung === undefined
    ? place([clockName[clock], step.replaceAll('-', ' ')])
    : stepInWords(clock, rung.step.beforeMs);
}

function channelIn(channel: Channel, language: Reader['language']): string {
  return storyWordsIn(language).channel[channel] ?? CHANNEL_WORDS[channel];
}

/** What became of the line that tells a channel how it ended, or of what an incident had to hear. */
function closingLineOf(send: Send, language: Reader['language']): StoryLine {
  const words = storyWordsIn(language);
  const { state, reason, recipient, channel } = send;
  const outcome = isUnsettled(send)
    ? words.closing.toCome
    : state === 'accepted' || state === 'digested'
      ? words.closing.accepted
      : words.closing.notSent;
  const why = words.why(reason === undefined ? [] : [reason]);
  const word = incidentWordOf(send);
  const said = word === undefined ? words.closingLine : words.incident[word];
  return {
    at: send.settledAt ?? send.fireAt,
    what: `${said(recipient, channelIn(channel, language), outcome)}${why}`,
  };
}

/** A step that alerted is shown by its sends; an answered thread needs no line for each remaining step. */
function isWorthALine({ outcome }: StepDecision, cycle: Cycle | undefined): boolean {
  return outcome !== 'called' && (outcome !== 'not-needed' || cycle?.ended === undefined);
}

function stepLine({ rung, outcome, reason }: StepDecision, { language }: Telling): StoryLine {
  const words = storyWordsIn(language);
  const occasion = occasionOf({ clock: rung.clock, step: rung.step.id }, rung, language);
  return { at: rung.at, what: `${words.stepLine(words.step[outcome], occasion)}${words.why([reason])}` };
}
