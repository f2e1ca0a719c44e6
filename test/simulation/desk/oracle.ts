import { minutes } from '#shared/domain/instant';
import { type Reply, replyFactId, stateOfReply } from '#shared/domain/reply/reply';
import { foldCycles } from '#shared/domain/thread/fold';
import type { Thread } from '#shared/domain/thread/thread';
import type { DeskRecord } from './record.ts';
import type { DeskWorld } from './world.ts';

/** A broken promise. */
export interface DeskFinding {
  readonly what:
    | 'sent twice'
    | 'sent without a mark'
    | 'sent over newer words'
    | 'without an outcome'
    | 'counts although refused'
    | 'does not count'
    | 'its writer does not know';
  readonly replyId: string;
  readonly detail: string;
}

/** Everything that the run did wrong, judged by what SES got, what people saw, and the thread in the end. */
export function findingsOf(world: DeskWorld, record: DeskRecord, now: number): DeskFinding[] {
  const thread = world.table.thread(world.threadId);
  if (thread === undefined) return [];
  return [
    ...(thread.replies ?? []).flatMap((reply) => [
      ...sentTwice(reply, record),
      ...withoutOutcome(reply),
      ...wrongClock(reply, thread, record, now),
      ...notAlerted(reply, thread, record),
    ]),
    ...record.left.flatMap((one) => overNewerWords(one, record)),
  ];
}

const found = (what: DeskFinding['what'], replyId: string, detail: string): DeskFinding[] => [
  { what, replyId, detail },
];

/** After an attempt of which nobody can be sure that it failed, there is no other; and each follows a mark in the table. */
function sentTwice({ id }: Reply, { attempts, left }: DeskRecord): DeskFinding[] {
  const own = attempts.filter(({ replyId }) => replyId === id);
  const marks = left.filter(({ replyId }) => replyId === id).length;
  return [
    ...own.flatMap((attempt, index) =>
      own.slice(0, index).some(({ taken, result }) => taken || result === 'unknown')
        ? found('sent twice', id, `again at ${attempt.at}`)
        : [],
    ),
    ...(own.length > marks ? found('sent without a mark', id, `${own.length} times, ${marks} marks`) : []),
  ];
}

/** What the table held when it was marked as leaving, its writer had on the page when they last said so. */
function overNewerWords(
  { replyId, thread }: DeskRecord['left'][number],
  { seenBy }: DeskRecord,
): DeskFinding[] {
  const seen = seenBy.get(replyId) ?? new Set();
  const answers = (thread.replies ?? []).filter((other) => other.id !== replyId && isUnderWay(other));
  const there = [
    ...thread.facts
      .filter(({ type }) => type === 'buyer-message' || type === 'answered-elsewhere')
      .map(({ id }) => id),
    ...answers.map(replyFactId),
  ];
  const unseen = there.filter((id) => !seen.has(id));
  return unseen.length === 0 ? [] : found('sent over newer words', replyId, unseen.join(' '));
}

/** Whether it left, as far as the table shows: SES did not say at once that it takes it not, and nobody refused it since. */
function isUnderWay({ steps }: Reply): boolean {
  const last = steps.findLast(({ to }) => ['sending', 'queued', 'held', 'undone'].includes(to));
  return last?.to === 'sending' && steps.at(-1)?.to !== 'refused';
}

/** In the end, each answer is taken back, arrived, or refused. */
function withoutOutcome(reply: Reply): DeskFinding[] {
  const state = stateOfReply(reply);
  return ['undone', 'sent-back', 'accepted', 'confirmed', 'refused'].includes(state)
    ? []
    : found('without an outcome', reply.id, state);
}

/** What Amazon refused ends no wait; what it took ends the wait at the instant at which it left. */
function wrongClock(
  { id, steps }: Reply,
  thread: Thread,
  { attempts }: DeskRecord,
  now: number,
): DeskFinding[] {
  const taken = attempts.find(({ replyId, taken: isTaken }) => replyId === id && isTaken);
  const leftAt = steps.findLast(({ to }) => to === 'sending')?.at;
  if (taken === undefined || leftAt === undefined) return [];
  const isEnd = foldCycles(thread, now).some(({ ended }) => ended?.at === leftAt);
  const last = steps.at(-1);
  const isRefused = taken.fate === 'refuses' || taken.fate === 'refuses by name' || taken.fate === 'bounces';
  const isKnown =
    taken.fate === 'bounces'
      ? thread.facts.some((fact) => fact.id === `x${replyFactId({ id })}`)
      : thread.facts.some((fact) => fact.id === `x-${id}`);
  if (isRefused && isKnown) return isEnd ? found('counts although refused', id, taken.fate) : [];
  if (isRefused || last === undefined || !['accepted', 'confirmed'].includes(last.to)) return [];
  // It ends the wait, unless nobody waited any more when it left.
  const waited = foldCycles(thread, now).some(
    ({ startedAt, ended }) => startedAt <= leftAt && (ended === undefined || ended.at > leftAt),
  );
  return waited && now > leftAt + minutes(31) ? found('does not count', id, `left at ${leftAt}`) : [];
}

/** Whoever wrote an answer that is held, refused or unknown is alerted while somebody waits. */
function notAlerted(
  { id, by, steps }: Reply,
  thread: Thread,
  { knownAt, factKnownAt }: DeskRecord,
): DeskFinding[] {
  return steps.flatMap(({ at: happenedAt, to, by: who }, index) => {
    const at = knownAt.get(`${id} ${index + 1}`) ?? happenedAt;
    if ((to !== 'held' && to !== 'unknown' && to !== 'refused') || who === by) return [];
    const until = knownAt.get(`${id} ${index + 2}`) ?? Infinity;
    // Somebody acted within a minute, so there was nothing to say any more.
    if (until - at < minutes(2)) return [];
    const known = {
      ...thread,
      facts: thread.facts.filter(({ id: one }) => (factKnownAt.get(one) ?? 0) <= at),
    };
    const waits = foldCycles(known, Math.min(until, at + minutes(1))).some(
      ({ startedAt, ended }) => startedAt <= at && (ended === undefined || ended.at >= at + minutes(2)),
    );
    const isAlerted = thread.sends.some(
      ({ step, calls }) =>
        step.startsWith(`answer-${to}.${index + 1}-`) && step.endsWith(id.slice(0, 8)) && calls.includes(by),
    );
    return waits && !isAlerted ? found('its writer does not know', id, `${to} at ${at}`) : [];
  });
}
