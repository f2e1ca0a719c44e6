import type { DurationMs, Instant } from '../instant.ts';
import { type TemplateOutcome, templateOutcomes } from '../reply/template-outcomes.ts';
import { type Send, sendKey } from '../sends/send.ts';
import type { Fact } from '../thread/fact.ts';
import type { Cycle, EndedBy } from '../thread/cycle.ts';
import type { ThreadState } from '../thread/situation.ts';
import type { Thread } from '../thread/thread.ts';

/** What happened to the clock of a thread. */
export type ClockTurn =
  | { readonly clock: 'started' | 'goes on' }
  | { readonly clock: 'stopped'; readonly by: EndedBy; readonly waitedMs: DurationMs }
  /** A reply sent by the seller's own mail counts from then on, unless Amazon refuses it before. */
  | { readonly clock: 'about to stop'; readonly at: Instant };

/** One decision in a change of a thread. */
export type Decided = { readonly threadId: string } & (
  | { readonly what: 'fact'; readonly fact: Fact; readonly turn?: ClockTurn }
  | { readonly what: 'claimed'; readonly send: Send }
  /**
   * Held back, cancelled, superseded, delivered, or in doubt. Results that the sender itself reports are left out.
   */
  | { readonly what: 'changed'; readonly send: Send }
  | ({ readonly what: 'template' } & TemplateOutcome)
);

/**
 * The decisions between two states of a thread at one instant: each new fact, each alert that changed, and what became of its
 * answers from templates.
 */
export function decidedBetween(before: ThreadState, after: ThreadState): Decided[] {
  const threadId = after.thread.id;
  return [
    ...newFacts(before, after).map((one): Decided => ({ threadId, what: 'fact', ...one })),
    ...changedSends(before.thread, after.thread, after.now).map((one): Decided => ({ threadId, ...one })),
    ...templateOutcomes(before.thread, after.thread).map((one): Decided => ({
      threadId,
      what: 'template',
      ...one,
    })),
  ];
}

/** The clock's change is reported with the last of the facts that arrived together. */
function newFacts(
  { thread: before, cycle: cycleBefore }: ThreadState,
  { thread: after, cycle }: ThreadState,
): { readonly fact: Fact; readonly turn?: ClockTurn }[] {
  if (before.facts === after.facts) return [];
  const known = new Set([...(before.history?.factIds ?? []), ...before.facts.map(({ id }) => id)]);
  const added = after.facts.filter(({ id }) => !known.has(id));
  const turn = added.length === 0 ? undefined : turnOf(cycleBefore, cycle);
  return added.map((fact, index) =>
    turn !== undefined && index === added.length - 1 ? { fact, turn } : { fact },
  );
}

function turnOf(before: Cycle | undefined, after: Cycle | undefined): ClockTurn | undefined {
  if (after === undefined) return undefined;
  const isSame = before?.startedAt === after.startedAt;
  if (after.ended !== undefined)
    return isSame && before.ended !== undefined
      ? undefined
      : { clock: 'stopped', by: after.ended.by, waitedMs: after.ended.at - after.startedAt };
  if (!isSame) return { clock: 'started' };
  if (before.ended !== undefined) return { clock: 'goes on' };
  if (after.provisionalUntil === before.provisionalUntil) return undefined;
  return after.provisionalUntil === undefined
    ? { clock: 'goes on' }
    : { clock: 'about to stop', at: after.provisionalUntil };
}

function changedSends(
  before: Thread,
  after: Thread,
  now: Instant,
): { readonly what: 'claimed' | 'changed'; readonly send: Send }[] {
  if (before.sends === after.sends) return [];
  const known = new Map(before.sends.map((send) => [sendKey(send), send]));
  return after.sends
    .filter((send) => isDecided(known.get(sendKey(send)), send, now))
    .map((send) => ({ what: known.has(sendKey(send)) ? 'changed' : 'claimed', send }));
}

function isDecided(old: Send | undefined, send: Send, now: Instant): boolean {
  if (old === undefined) return true;
  if (old === send || send.state === 'sending') return false;
  // The sender reports its own attempts, unless it stopped before it could.
  if (old.state === 'sending') return old.lookAt <= now;
  return old.state !== send.state || old.fireAt !== send.fireAt || old.reason !== send.reason;
}
