import { waitItem } from '#shared/adapters/dynamodb/items/wait-item';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { advance } from '#shared/domain/escalation/advance';
import { endedWaits } from '#shared/domain/figures/wait';
import { hours, minutes, seconds } from '#shared/domain/instant';
import { isUnsettled } from '#shared/domain/sends/send';
import type { Fact } from '#shared/domain/thread/fact';
import { situationOf, stateOf } from '#shared/domain/thread/situation';
import {
  CLOSING_WITHIN_MS,
  type ExpectedCall,
  expectedCalls,
  isAlert,
  isClosingLine,
  type Waited,
  waitedTimes,
} from './expected.ts';
import { isAwake } from './expected-instants.ts';
import type { History } from './history.ts';
import type { HandOver, Recorder } from './recorder.ts';
import type { World } from './world.ts';

/** A broken promise, or an unavoidable copy. */
export interface Finding {
  readonly what:
    | 'lost'
    | 'early'
    | 'after an answer'
    | 'after an acknowledgement'
    | 'doubled without doubt'
    | 'more than 4 copies an hour'
    | 'unsettled'
    | 'not asked for'
    | 'closed before an answer'
    | 'closed twice'
    | 'closed too late'
    | 'not closed'
    | 'figures differ'
    | 'asleep';
  readonly at: number;
  readonly threadId: string;
  readonly detail: string;
}

interface Judged {
  readonly history: History;
  readonly settings: VersionedSettings;
  readonly recorder: Recorder;
  readonly world: World;
}

/** The most by which the clocks of two functions differ. */
const SKEW_MS = seconds(4);
/** A step that falls due while somebody waits reaches somebody within this time, except in outages. */
const REACHES_SOMEBODY_MS = minutes(30);
/** And everybody whom it names within this time, unless a higher step took its place. */
const REACHES_ALL_MS = hours(3);
const HOUR_MS = hours(1);

/** Everything that the run did wrong, judged only by the facts, the settings and what was sent. */
export function findings(judged: Judged): Finding[] {
  const { recordedAt, handOvers } = judged.recorder;
  const byThread = Map.groupBy(handOvers, ({ threadId }) => threadId);
  return [
    ...[...recordedAt.keys()].flatMap((threadId) => ofThread(judged, threadId, byThread.get(threadId) ?? [])),
    ...wrongFigures(judged),
    ...asleep(judged),
  ];
}

function ofThread(judged: Judged, threadId: string, handOvers: readonly HandOver[]): Finding[] {
  return [
    ...alertsAmong(handOvers).flatMap((one) => wrongHandOver(judged, one)),
    ...copies(handOvers),
    ...lostCalls(judged, threadId, alertsAmong(handOvers)),
    ...handOvers.filter(isClosingLine).flatMap((one) => wrongClosing(judged, one)),
    ...closings(judged, threadId, handOvers),
    ...unsettled(judged, threadId),
  ];
}

/** A thread must be listed for the next instant at which anything can change; the audit checks the table for the same. */
function asleep({ world, settings, history }: Judged): Finding[] {
  const at = history.endsAt;
  const { policy, rota } = rulesOf(settings);
  return world.table.threads().flatMap((thread): Finding[] => {
    const wanted = advance(situationOf(thread, rota, at), policy).nextActionAt ?? Infinity;
    const listed = world.table.nextActionAt(thread.id);
    if (wanted >= listed) return [];
    return [{ what: 'asleep', at, threadId: thread.id, detail: `listed for ${listed}, wanted at ${wanted}` }];
  });
}

/** The waits behind the figures must be those of the threads. */
function wrongFigures({ world, history }: Judged): Finding[] {
  const stored = world.table.waits();
  const expected = new Map<string, { threadId: string; wait: string | undefined }>(
    world.table
      .threads()
      .flatMap((thread) =>
        endedWaits(stateOf(thread, history.endsAt)).map((wait) => [thread.id, waitItem(wait)] as const),
      )
      .map(([threadId, { pk, sk, wait }]) => [`${pk?.S}|${sk?.S}`, { threadId, wait: wait?.S }]),
  );
  return [...new Set([...stored.keys(), ...expected.keys()])].flatMap((key): Finding[] => {
    const { threadId = '', wait } = expected.get(key) ?? {};
    if (stored.get(key) === wait) return [];
    const detail = `${key}: stored ${stored.get(key)}, expected ${wait}`;
    return [{ what: 'figures differ', at: history.endsAt, threadId, detail }];
  });
}

/** The facts that were in the table at an instant. */
function knownAt({ recorder }: Judged, threadId: string, instant: number): Fact[] {
  return [...(recorder.recordedAt.get(threadId)?.values() ?? [])].flatMap(({ fact, at }) =>
    at <= instant ? [fact] : [],
  );
}

function wrongHandOver(judged: Judged, handOver: HandOver): Finding[] {
  const { threadId, at, generation, channel, recipient } = handOver;
  const found = (what: Finding['what']): Finding[] => [
    { what, at, threadId, detail: `${handOver.step} by ${channel} to ${recipient}` },
  ];
  const waited = waitedTimes(knownAt(judged, threadId, handOver.begunAt)).find(({ messages }) =>
    messages.includes(generation),
  );
  if (waited === undefined) return found('not asked for');
  if (waited.endedBy !== undefined) return found('after an answer');
  const [step] = expectedCalls(judged.settings, waited.from).filter(
    (one) => one.clock === handOver.clock && one.step === handOver.step,
  );
  if (step === undefined) return found('not asked for');
  if (at < waited.from + step.afterMs - SKEW_MS) return found('early');
  const last = waited.acknowledgements.at(-1);
  if (last !== undefined && handOver.calls.every((person) => person === last.by)) {
    const until = last.at + judged.settings.settings.acknowledgeHold;
    if (handOver.begunAt < Math.min(until, nextDeadline(judged, waited, last.at)) - SKEW_MS)
      return found('after an acknowledgement');
  }
  return [];
}

/** All but the lines that tell how something ended. */
export function alertsAmong(handOvers: readonly HandOver[]): HandOver[] {
  return handOvers.filter(isAlert);
}

const isSamePlace = (a: HandOver, b: HandOver): boolean =>
  a.channel === b.channel && a.recipient === b.recipient;

/** What is wrong with a closing line by itself. */
function wrongClosing(judged: Judged, line: HandOver): Finding[] {
  const { threadId, at, channel, recipient } = line;
  const found = (what: Finding['what']): Finding[] => [
    { what, at, threadId, detail: `closing line by ${channel} to ${recipient}` },
  ];
  const waited = waitedTimes(knownAt(judged, threadId, line.begunAt)).find(({ messages }) =>
    messages.includes(line.generation),
  );
  if (waited === undefined || channel === 'email') return found('not asked for');
  if (waited.endedBy === undefined) return found('closed before an answer');
  if (at > waited.endedBy.at + CLOSING_WITHIN_MS + minutes(1)) return found('closed too late');
  const wasAlerted = alertsAmong(judged.recorder.handOvers).some(
    (one) =>
      one.threadId === threadId &&
      one.taken &&
      one.at < at &&
      isSamePlace(one, line) &&
      waited.messages.includes(one.generation),
  );
  return wasAlerted ? [] : found('not asked for');
}

/** Each channel that was alerted about a wait gets one closing line for it. */
function closings(judged: Judged, threadId: string, handOvers: readonly HandOver[]): Finding[] {
  const known = [...(judged.recorder.recordedAt.get(threadId)?.values() ?? [])];
  return waitedTimes(known.map(({ fact }) => fact)).flatMap((waited) => {
    const own = handOvers.filter(({ generation }) => waited.messages.includes(generation));
    // A webhook keeps incidents here, which end instead (incidents.ts).
    const alerts = alertsAmong(own).filter(({ channel, taken }) => channel === 'slack' && taken);
    const lines = own.filter(isClosingLine);
    const found = (what: Finding['what'], { at, channel, recipient }: HandOver): Finding[] => [
      { what, at, threadId, detail: `closing line by ${channel} to ${recipient}` },
    ];
    return [
      ...lines.flatMap((line, index) =>
        lines.slice(0, index).some((other) => isSamePlace(other, line) && keyOf(other) !== keyOf(line))
          ? found('closed twice', line)
          : [],
      ),
      ...alerts.flatMap((alert, index) =>
        alerts.slice(0, index).some((other) => isSamePlace(other, alert)) ||
        lines.some((line) => line.taken && isSamePlace(line, alert)) ||
        !couldBeClosed(judged, waited, alert, known)
          ? []
          : found('not closed', alert),
      ),
    ];
  });
}

/** Whether an alert certainly arrived, its end was known early enough, and nothing hindered its closing line. */
function couldBeClosed(
  judged: Judged,
  waited: Waited,
  alert: HandOver,
  known: readonly { readonly fact: Fact; readonly at: number }[],
): boolean {
  const { history } = judged;
  const { endedBy } = waited;
  if (endedBy === undefined || !alert.settled || isAmbiguous(alert) || history.gone.length > 0) return false;
  const knownFrom = Math.max(
    ...known.filter(({ fact }) => fact.at <= endedBy.at).map(({ at }) => at),
    alert.at,
  );
  const until = Math.min(endedBy.at + CLOSING_WITHIN_MS, history.endsAt);
  return until - knownFrom - delays(judged, waited, knownFrom, until) >= hours(2);
}

function nextDeadline({ settings: { settings } }: Judged, { from }: Waited, after: number): number {
  const deadlines = [settings.clocks.reply, settings.clocks['claim-exposure'], settings.clocks['last-call']];
  return Math.min(...deadlines.map(({ length }) => from + length).filter((at) => at > after));
}

/** Whether nobody can know if it arrived: no answer came, or its run died before it could record one. */
function isAmbiguous({ outcome, settled }: HandOver): boolean {
  return outcome === 'unknown' || !settled;
}

const keyOf = ({ threadId, generation, clock, step, channel, recipient }: HandOver): string =>
  [threadId, generation, clock, step, channel, recipient].join(' ');

/** Copies of one send that are not excused, or too many. */
function copies(handOvers: readonly HandOver[]): Finding[] {
  return [...Map.groupBy(handOvers, keyOf).values()].flatMap((ofSend) => {
    const found = (what: Finding['what'], { at, threadId }: HandOver): Finding => ({
      what,
      at,
      threadId,
      detail: keyOf(ofSend[0]!),
    });
    return ofSend.flatMap((one, index): Finding[] => {
      const before = ofSend.slice(0, index);
      const sure = before.find((other) => other.taken && !isAmbiguous(other));
      const inHour = before.filter((other) => couldHaveArrived(other) && one.at - other.at < HOUR_MS);
      return [
        ...(sure !== undefined ? [found('doubled without doubt', one)] : []),
        ...(couldHaveArrived(one) && inHour.length >= 4 ? [found('more than 4 copies an hour', one)] : []),
      ];
    });
  });
}

function couldHaveArrived(one: HandOver): boolean {
  return one.taken || isAmbiguous(one);
}

/** How many alerts arrived more than once. */
export function duplicates(handOvers: readonly HandOver[]): HandOver[] {
  return [...Map.groupBy(handOvers, keyOf).values()].flatMap((ofSend) =>
    ofSend.filter(({ taken }) => taken).slice(1),
  );
}

function lostCalls(judged: Judged, threadId: string, handOvers: readonly HandOver[]): Finding[] {
  const { history, recorder, settings } = judged;
  const known = recorder.recordedAt.get(threadId) ?? new Map<string, { fact: Fact; at: number }>();
  const taken = handOvers.filter((one) => one.taken);
  return waitedTimes([...known.values()].map(({ fact }) => fact)).flatMap((waited) => {
    const { messages, from, endedBy } = waited;
    // Until the last of the earlier facts is known, a reader could see another wait.
    const knownFrom = Math.max(
      ...[...known.values()]
        .filter(({ fact }) => fact.at <= from || messages.includes(fact.id))
        .map(({ at }) => at),
    );
    const until = endedBy === undefined ? history.endsAt : knownToEnd(judged, threadId, waited, knownFrom);
    const own = taken.filter(({ generation }) => messages.includes(generation));
    const calls = expectedCalls(settings, from);
    const instants = [...new Set(calls.map(({ afterMs }) => from + afterMs))];
    return calls.flatMap((call): Finding[] => {
      const due = Math.max(from + call.afterMs, knownFrom);
      const next = instants.find((at) => at > from + call.afterMs) ?? Infinity;
      const higher = own.some((one) => isHigher(calls, one, call));
      const exact = own.some((one) => isCall(one, call));
      const somebody = own.some((one) => one.clock === call.clock && one.step === call.step);
      const end = Math.min(until, history.endsAt);
      if (call.patient && !isDayAround(settings, call, due)) return [];
      const patience = (ms: number): boolean => end - due >= ms + delays(judged, waited, due, end);
      const lost = (detail: string): Finding[] => [
        {
          what: 'lost',
          at: due,
          threadId,
          detail: `${call.step} by ${call.channel} to ${call.recipient}: ${detail}`,
        },
      ];
      if (!somebody && !higher && patience(REACHES_SOMEBODY_MS)) return lost('reached nobody');
      const excused = higher || next < due + REACHES_ALL_MS || history.gone.length > 0;
      if (!exact && !excused && patience(REACHES_ALL_MS)) return lost('did not arrive');
      return [];
    });
  });
}

/** Whether a nudge that is due has hours of day before it, so that nothing lets it wait for the morning. */
function isDayAround({ settings }: VersionedSettings, { calls }: ExpectedCall, due: number): boolean {
  return calls.every((person) =>
    [0, 1, 2, 3].every((after) => isAwake(settings, person, due + hours(after))),
  );
}

/** The first instant at which the known facts showed the end of the wait: by this answer, or by an earlier one. */
function knownToEnd(judged: Judged, threadId: string, { messages }: Waited, from: number): number {
  const instants = [...(judged.recorder.recordedAt.get(threadId)?.values() ?? [])].map(({ at }) => at);
  const found = instants
    .filter((at) => at >= from)
    .toSorted((a, b) => a - b)
    .find(
      (at) =>
        waitedTimes(knownAt(judged, threadId, at)).find((one) =>
          one.messages.some((id) => messages.includes(id)),
        )?.endedBy !== undefined,
    );
  return found ?? judged.history.endsAt;
}

function isCall(one: HandOver, call: ExpectedCall): boolean {
  return (
    one.clock === call.clock &&
    one.step === call.step &&
    one.channel === call.channel &&
    one.recipient === call.recipient
  );
}

function isHigher(calls: readonly ExpectedCall[], one: HandOver, than: ExpectedCall): boolean {
  const step = calls.find(({ clock, step: name }) => clock === one.clock && name === one.step);
  return step !== undefined && step.plainAfterMs > than.plainAfterMs;
}

/** For how long nothing could be done: outages, a schedule that was off, an acknowledgement. */
function delays(
  { history, settings }: Judged,
  { acknowledgements }: Waited,
  from: number,
  to: number,
): number {
  const overlap = (start: number, end: number): number =>
    Math.max(Math.min(end, to) - Math.max(start, from - HOUR_MS), 0);
  const off = history.scheduleOff;
  return (
    history.outages.reduce((sum, outage) => sum + overlap(outage.from, outage.until), 0) +
    (off === undefined ? 0 : overlap(off.from, off.until)) +
    acknowledgements.reduce((sum, { at }) => sum + overlap(at, at + settings.settings.acknowledgeHold), 0)
  );
}

/** In the end, every send must have come to an end. */
function unsettled({ world, history }: Judged, threadId: string): Finding[] {
  return (world.table.thread(threadId)?.sends ?? [])
    .filter((send) => isUnsettled(send) && send.fireAt < history.endsAt - hours(2))
    .map((send) => ({
      what: 'unsettled',
      at: history.endsAt,
      threadId,
      detail: `${send.step} by ${send.channel} to ${send.recipient}: ${send.state}`,
    }));
}
