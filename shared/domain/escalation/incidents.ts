import type { Instant } from '../instant.ts';
import { isUnsettled, type Send } from '../sends/send.ts';
import { again, settled } from '../sends/settle.ts';
import type { Cycle } from '../thread/cycle.ts';
import type { Situation } from '../thread/situation.ts';
import type { Thread } from '../thread/thread.ts';

/*
 * Some services keep an incident open from the first alert on until they hear that it is over. A wait is one incident there:
 * it opens with the first alert that is attempted, is acknowledged when somebody takes the thread on, and is resolved when the
 * wait ends, however long that takes. Alerts that follow an attempt to resolve belong to a new incident, so that none opens
 * what was just closed.
 */

/** What a service hears about an incident besides its alerts. */
export type IncidentWord = 'acknowledge' | 'resolve';

const STEPS: Readonly<Record<IncidentWord, string>> = {
  acknowledge: 'incident-acknowledged-',
  resolve: 'incident-resolved-',
};

/** What a send says about an incident; undefined for an alert. */
export function incidentWordOf({ step }: Pick<Send, 'step'>): IncidentWord | undefined {
  if (step.startsWith(STEPS.resolve)) return 'resolve';
  return step.startsWith(STEPS.acknowledge) ? 'acknowledge' : undefined;
}

/** Whether a send goes to a service that keeps incidents. */
export function isForIncidents({ channel, recipient }: Send, { rota }: Pick<Situation, 'rota'>): boolean {
  return channel === 'webhook' && rota.incidents?.includes(recipient) === true;
}

/** The thread with each alert in its incident, and with the words that have become due. The very same thread when nothing changes. */
export function withIncidents(situation: Situation): Thread {
  const { thread } = situation;
  const recipients = new Set(
    thread.sends.filter((send) => isForIncidents(send, situation)).map((send) => send.recipient),
  );
  return [...recipients].reduce((now, recipient) => {
    const opened = withOpened(now, recipient, situation);
    return withWords(opened, recipient, situation);
  }, thread);
}

/** The state of a word that has not left yet, or of one that is tried again. */
export function reviewedWord(send: Send, situation: Situation): Send {
  const { state } = send;
  if (state !== 'pending' && state !== 'retry' && state !== 'unknown') return send;
  const book = bookOf(situation.thread, send.recipient, situation);
  const { incident = send.stepAt } = send;
  const over = book.isOver(incident);
  if (incidentWordOf(send) === 'acknowledge' && (over || book.isClosed(incident)))
    return settled(send, 'cancelled', 'the incident is over', situation.now);
  // Once it may have arrived, the incident is closed for us, even if somebody waits again.
  if (incidentWordOf(send) === 'resolve' && !over && send.attempts === 0)
    return settled(send, 'cancelled', 'the wait is not over', situation.now);
  const inFlight = book.alertsOf(incident).filter((alert) => alert.state === 'sending');
  const free = Math.max(...inFlight.map(({ lookAt }) => lookAt));
  return send.attempts === 0 && inFlight.length > 0 && send.fireAt < free
    ? again(send, state, free, 'an alert about it is on its way')
    : send;
}

/** The incidents of one thread at one service. */
interface Book {
  readonly alerts: readonly Send[];
  readonly words: readonly Send[];
  readonly alertsOf: (incident: Instant) => readonly Send[];
  /** Whether nobody waits any more about whom it alerted; what is folded away is over. */
  readonly isOver: (incident: Instant) => boolean;
  /** Whether an attempt was made to resolve it: no alert may name it any more. */
  readonly isClosed: (incident: Instant) => boolean;
  readonly waitOf: (send: Send) => Wait | undefined;
}

function bookOf({ sends }: Thread, recipient: string, situation: Situation): Book {
  const own = sends.filter((send) => send.recipient === recipient && isForIncidents(send, situation));
  const words = own.filter((send) => incidentWordOf(send) !== undefined);
  const waits = waitsOf(situation.cycles);
  const waitOf = ({ generation }: Send): Wait | undefined =>
    waits.find(({ cycles }) => cycles.some(({ ids }) => ids.has(generation)));
  return {
    alerts: own.filter((send) => incidentWordOf(send) === undefined),
    words,
    waitOf,
    alertsOf: (incident) =>
      own.filter((send) => send.incident === incident && incidentWordOf(send) === undefined),
    isOver: (incident) =>
      own.filter((send) => send.incident === incident).every((send) => waitOf(send)?.over !== false),
    isClosed: (incident) =>
      words.some(
        (send) => send.incident === incident && incidentWordOf(send) === 'resolve' && send.attempts > 0,
      ),
  };
}

/** Alerts that have not been attempted join the open incident of their wait, or open one together. */
function withOpened(thread: Thread, recipient: string, situation: Situation): Thread {
  const book = bookOf(thread, recipient, situation);
  const known = [...book.alerts, ...book.words].flatMap(({ incident }) => incident ?? []);
  const next = Math.max(situation.now, ...known.map((incident) => incident + 1));
  const isToJoin = (send: Send): boolean =>
    send.attempts === 0 &&
    isUnsettled(send) &&
    book.waitOf(send)?.over === false &&
    (send.incident === undefined || book.isClosed(send.incident));
  const joining = new Set(book.alerts.filter(isToJoin));
  if (joining.size === 0) return thread;
  const openIn = (wait: Wait | undefined): Instant =>
    book.alerts.findLast(
      (send) => send.incident !== undefined && book.waitOf(send) === wait && !book.isClosed(send.incident),
    )?.incident ?? next;
  return {
    ...thread,
    sends: thread.sends.map((send) =>
      joining.has(send) ? { ...send, incident: openIn(book.waitOf(send)) } : send,
    ),
  };
}

/** People may press the button often; an incident needs to hear of it only so many times. */
const MOST_ACKNOWLEDGEMENTS = 10;

function withWords(thread: Thread, recipient: string, situation: Situation): Thread {
  const book = bookOf(thread, recipient, situation);
  const attempted = book.alerts.filter(({ attempts }) => attempts > 0);
  const incidents = new Set(attempted.flatMap(({ incident }) => incident ?? []));
  const added = [...incidents].flatMap((incident) => {
    const alerts = book.alertsOf(incident);
    const [first] = alerts;
    // What is on its way might arrive after the word, and open the incident again.
    if (first === undefined || alerts.some(({ state }) => state === 'sending')) return [];
    if (book.isOver(incident)) return [wordOf('resolve', incident.toString(36), first, situation.now)];
    const cause = takenOnSince(alerts, situation);
    const heard = book.words.filter(
      (send) => send.incident === incident && incidentWordOf(send) === 'acknowledge',
    );
    return cause === undefined || book.isClosed(incident) || heard.length >= MOST_ACKNOWLEDGEMENTS
      ? []
      : [wordOf('acknowledge', `${incident.toString(36)}-${cause.toString(36)}`, first, situation.now)];
  });
  const isSame = (a: Send, b: Send): boolean => a.recipient === b.recipient && a.step === b.step;
  const fresh = added.filter((word) => !book.words.some((send) => isSame(send, word) && !hasNeverLeft(send)));
  if (fresh.length === 0) return thread;
  return {
    ...thread,
    sends: [...thread.sends.filter((send) => !fresh.some((word) => isSame(send, word))), ...fresh],
  };
}

function wordOf(
  word: IncidentWord,
  name: string,
  { generation, clock, channel, recipient, incident }: Send,
  now: Instant,
): Send {
  return {
    ...{ generation, clock, step: `${STEPS[word]}${name}`, channel, recipient, calls: [] },
    ...{ stepAt: now, fireAt: now, state: 'pending', lookAt: now, dispatches: 0, attempts: 0, copies: 0 },
    ...(incident !== undefined && { incident }),
  };
}

/** Who takes a thread on within this time of an alert has most likely just got it, though it is not settled yet. */
const LATENCY_MS = 60_000;

/**
 * What acknowledges an incident, as an instant that names it: somebody took the thread on after an alert, or answered, as
 * far as Amazon's server says. Who gets a thread handed over has yet to hear of it.
 */
function takenOnSince(alerts: readonly Send[], { cycle }: Situation): Instant | undefined {
  if (cycle === undefined || cycle.ended !== undefined) return undefined;
  if (cycle.provisionalBy !== undefined) return cycle.provisionalUntil;
  const taken = cycle.takenOn.at(-1);
  if (taken === undefined || taken.type === 'handed-over') return undefined;
  const isAbout = ({ attempts, fireAt, settledAt = fireAt }: Send): boolean =>
    attempts > 0 && fireAt <= taken.at && settledAt - LATENCY_MS <= taken.at;
  return alerts.some(isAbout) ? taken.at : undefined;
}

/** A word that was taken back before it could arrive may still be said. */
function hasNeverLeft({ state, attempts }: Send): boolean {
  return state === 'cancelled' && attempts === 0;
}

/** Cycles that overlap: while one of them lasts, somebody waits. */
interface Wait {
  readonly cycles: readonly Cycle[];
  readonly over: boolean;
}

function waitsOf(cycles: readonly Cycle[]): Wait[] {
  const groups: { cycles: Cycle[]; until: Instant }[] = [];
  for (const cycle of cycles.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const until = cycle.ended?.at ?? Infinity;
    const last = groups.at(-1);
    if (last !== undefined && cycle.startedAt <= last.until) {
      last.cycles.push(cycle);
      last.until = Math.max(last.until, until);
    } else groups.push({ cycles: [cycle], until });
  }
  return groups.map(({ cycles: ofOne, until }) => ({ cycles: ofOne, over: until < Infinity }));
}
