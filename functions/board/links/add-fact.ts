import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { type Instant, minutes } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { stateOf, type ThreadState } from '#shared/domain/thread/situation';
import * as z from '#shared/zod';
import { type ThreadDetail, threadDetail, type ThreadDetailDeps } from '../read/thread-detail.ts';
import { matchCopy } from '../acts/match-copy.ts';
import { actSchemas, factOf, type Refusal } from '../acts/fact-of.ts';
import { type ActDeps, recordAct } from '../acts/record-act.ts';

export interface AddFactDeps extends ThreadDetailDeps, ActDeps {}

const person = z.string({ error: 'is missing: the id of a person in the settings' }).check(z.minLength(1));

const id = z.string().check(z.minLength(1), z.maxLength(500));

/** What a person can record about a thread. */
export const factRequestSchema = z.discriminatedUnion(
  'type',
  [...actSchemas, z.strictObject({ type: z.literal('answers'), by: person, threadId: id })],
  {
    error:
      'must be acknowledged, handed-over, snoozed, answered-elsewhere, no-response-needed, no-response-marked, not-urgent, urgent-after-all, dealt-with, muted, reply-confirmed, reply-dismissed or answers',
  },
);

export type FactRequest = z.output<typeof factRequestSchema>;

/** The thread afterwards, with what else the person should do; or why nothing was changed. */
export type AddFactAnswer =
  | { readonly status: 200; readonly thread: ThreadDetail; readonly next: string | null }
  | { readonly status: 400 | 404 | 409; readonly error: string };

/** Records what a person says about a thread. Repeating it within a minute changes nothing. */
export async function addFact(
  deps: AddFactDeps,
  id: string,
  request: FactRequest,
  now: Instant,
): Promise<AddFactAnswer> {
  const versioned = await deps.settings.current();
  if (!Object.hasOwn(versioned.settings.people, request.by))
    return { status: 400, error: 'by: nobody has this id under people in the settings' };
  const [stored] = await deps.threads.load([id], now);
  if (stored === undefined) return { status: 404, error: 'no thread has this id' };
  const { thread } = stored;
  const state = stateOf(thread, now);
  const before = await threadDetail(deps, id, now);

  if (request.type === 'answers') {
    const refusal = await matchCopy(deps, state, request, versioned);
    if (refusal !== undefined) return refusal;
  } else {
    const fact = saidFact(request, state, versioned);
    if ('error' in fact) return fact;
    await recordAct(deps, request, fact, state, versioned);
  }
  const after = await threadDetail(deps, id, now);
  if (after === undefined) return { status: 404, error: 'no thread has this id' };
  return { status: 200, thread: after, next: nextOf(request, before) };
}

/** Repeats within one minute become one fact. */
function saidFact(
  request: Exclude<FactRequest, { type: 'answers' }>,
  state: ThreadState,
  versioned: VersionedSettings,
): Fact | Refusal {
  const { now } = state;
  const said = request.type === 'answered-elsewhere' ? (request.at ?? now) : now;
  const about = 'replyId' in request ? [request.replyId] : [];
  const id = [request.type, request.by, ...about, Math.floor(said / minutes(1))].join('.');
  const { policy } = rulesOf(versioned);
  return factOf(request, id, state, { policy, settings: versioned.settings });
}

/** Amazon's clock runs on until a person marks the message in Seller Central too. */
function nextOf({ type }: FactRequest, before: ThreadDetail | undefined): string | null {
  if (type === 'muted')
    return 'It ends in 90 days, or by POST /api/mutes/{id}/end; GET /api/health lists its id.';
  if (type !== 'no-response-needed' || before?.kind !== 'message') return null;
  const link = before.noResponseNeededUrl;
  return `Mark it “No response needed” in Seller Central too, or Amazon’s clock keeps running${link === null ? '.' : `: ${link}`}`;
}
