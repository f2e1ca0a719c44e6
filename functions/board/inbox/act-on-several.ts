import { rulesOf } from '#shared/contracts/settings/rules';
import { type Instant, minutes } from '#shared/domain/instant';
import { stateOf } from '#shared/domain/thread/situation';
import { type Act, factOf } from '../acts/fact-of.ts';
import { type ActDeps, recordAct } from '../acts/record-act.ts';
import { isId } from '../is-id.ts';
import type { Visitor } from '../web/visitor.ts';
import { INBOX_ACTS, type InboxAct } from './did.ts';

/** What a form of the inbox asks for. */
export interface Asked {
  readonly act: InboxAct;
  readonly threads: readonly string[];
  readonly to: string;
  readonly reply: string;
}

/** The reason in the story of a thread, where nobody was asked for one. */
export const MARKED_IN_LIST = 'marked in the inbox';

/** More than a page holds. */
const MOST_AT_ONCE = 100;

/** Reads the form: the button of one row, or that of all that are selected. */
export function askedIn(form: URLSearchParams): Asked | 'no-person' | 'nothing-selected' {
  const one = form.get('one');
  const fields = one === null ? form : new URLSearchParams(one);
  const act = INBOX_ACTS.find((name) => name === fields.get('act'));
  const threads = [...new Set(fields.getAll('thread'))].filter(isId).slice(0, MOST_AT_ONCE);
  if (act === undefined || threads.length === 0) return 'nothing-selected';
  const to = fields.get('to') ?? '';
  if (act === 'handed-over' && to === '') return 'no-person';
  return { act, threads, to, reply: fields.get('reply') ?? '' };
}

/** Does the act on each thread; one that is over by now, or gone, is counted as refused. */
export async function actOnSeveral(
  deps: ActDeps,
  { act, threads, to, reply }: Asked,
  { id: by, versioned }: Visitor,
  now: Instant,
): Promise<{ readonly done: number; readonly refused: number }> {
  const said: Act =
    act === 'handed-over'
      ? { type: act, by, to }
      : act === 'reply-confirmed'
        ? { type: act, by, replyId: reply }
        : act === 'no-response-marked'
          ? { type: act, by, reason: MARKED_IN_LIST }
          : { type: act, by };
  const { policy } = rulesOf(versioned);
  let done = 0;
  for (const { thread } of await deps.threads.load(threads, now)) {
    const state = stateOf(thread, now);
    // Repeats within a minute become one fact.
    const id = [act, by, ...(reply === '' ? [] : [reply]), Math.floor(now / minutes(1))].join('.');
    const fact = factOf(said, id, state, { policy, settings: versioned.settings });
    if ('error' in fact) continue;
    await recordAct(deps, said, fact, state, versioned);
    done += 1;
  }
  return { done, refused: threads.length - done };
}
