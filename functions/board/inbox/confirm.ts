import { readExcerpt } from '#shared/application/intake/read-excerpt';
import { viewByNextDeadline } from '#shared/application/views/alert-view-of';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Instant } from '#shared/domain/instant';
import { stateOf } from '#shared/domain/thread/situation';
import { type AlertView, sellerCentralUrl } from '#shared/messages/alert-view';
import type { MailStore } from '#shared/ports/mail';
import { factOf } from '../acts/fact-of.ts';
import { type ActDeps, recordAct } from '../acts/record-act.ts';
import { isId } from '../is-id.ts';
import type { Visitor } from '../web/visitor.ts';
import { MARKED_IN_LIST } from './act-on-several.ts';

export interface ConfirmDeps extends ActDeps {
  readonly mails: MailStore;
}

/** A thread that a person still has to mark at Amazon. */
export interface MarkedThread {
  readonly id: string;
  readonly view: AlertView;
  /** Amazon's own link that marks the message; else the messages of the order in Seller Central. */
  readonly url: string;
}

/** More than a page of the list holds. */
const MOST_AT_ONCE = 100;

/** Those of the threads that somebody has said need no response, and that nobody has marked at Amazon yet. */
export async function markedThreads(
  { threads, mails }: ConfirmDeps,
  ids: readonly string[],
  { versioned }: Visitor,
  now: Instant,
): Promise<MarkedThread[]> {
  const stored = await threads.load(ids.filter(isId).slice(0, MOST_AT_ONCE), now);
  const states = stored
    .map(({ thread }) => stateOf(thread, now))
    .filter(({ cycle }) => cycle?.ended === undefined && cycle?.marked !== undefined);
  return Promise.all(
    states.map(async (state) => {
      const view = viewByNextDeadline(state, versioned);
      const excerpt = await readExcerpt(mails, state.cycle);
      return { id: state.thread.id, view, url: excerpt?.noResponseNeededUrl ?? sellerCentralUrl(view) };
    }),
  );
}

/** Records that a person has marked the thread at Amazon: now it needs no response. */
export async function confirmMarked(
  deps: ConfirmDeps,
  threadId: string,
  { id: by, versioned }: Visitor,
  now: Instant,
): Promise<void> {
  const [stored] = isId(threadId) ? await deps.threads.load([threadId], now) : [];
  if (stored === undefined) return;
  const state = stateOf(stored.thread, now);
  const { marked } = state.cycle ?? {};
  if (marked === undefined) return;
  const act = { type: 'no-response-needed', by, reason: marked.reason || MARKED_IN_LIST } as const;
  const { policy } = rulesOf(versioned);
  const fact = factOf(act, `confirmed.${marked.id}`, state, { policy, settings: versioned.settings });
  if (!('error' in fact)) await recordAct(deps, act, fact, state, versioned);
}
