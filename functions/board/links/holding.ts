import { replySender } from '#shared/contracts/settings/domains';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Instant } from '#shared/domain/instant';
import { answerable } from '#shared/domain/reply/answerable';
import { stateOfReply } from '#shared/domain/reply/reply';
import { situationOf } from '#shared/domain/thread/situation';
import { derivedId } from '#shared/mail/thread-id';
import { type HoldingOffer, holdingOffer } from '../desk/holding.ts';
import { sendAnswer, type SendAnswerDeps } from '../desk/send-answer.ts';
import type { Form } from '../acts/form.ts';
import { type Answer, follow, type FollowDeps, type Followed, mailedTo, type Visit } from './followed.ts';
import { holdingPage, holdingResultPage } from './holding-page.ts';

export interface HoldingLinkDeps extends FollowDeps, SendAnswerDeps {}

/** The holding answer that the link's person could send, as it would leave. It changes nothing. */
export async function showHolding(deps: HoldingLinkDeps, visit: Visit, now: Instant): Promise<Answer> {
  const followed = await follow(deps, visit, now);
  if ('page' in followed) return followed;
  const offer = await offerFor(deps, followed, now);
  return { status: 200, page: holdingPage(followed, offer) };
}

/**
 * Sends it on behalf of the link's person: the very text that their page showed, unless something is new since. The same link sends
 * one at most.
 */
export async function sendHolding(
  deps: HoldingLinkDeps,
  visit: Visit,
  form: Form | undefined,
  now: Instant,
): Promise<Answer> {
  const followed = await follow(deps, visit, now);
  if ('page' in followed) return followed;
  const { claims, versioned, reader } = followed;
  const [stored] = await deps.threads.load([claims.threadId], now);
  const offer = await offerFor(deps, followed, now);
  if (stored === undefined || offer === undefined || form?.['text'] === undefined)
    return { status: 409, page: holdingPage(followed, offer) };
  const { id: by } = claims.recipient;
  const text = form['text'].replace(/\r\n?/g, '\n');
  // What was offered since may say another time; a text that was never offered is somebody else's.
  if (text !== offer.text || offer.missing.length > 0)
    return { status: 409, page: holdingPage(followed, offer) };
  const submission = {
    id: derivedId(['holding', claims.id]),
    ...{ by, text, template: offer.template, promise: offer.promise },
    seen: (form['seen'] ?? '').split(' ').filter((one) => one !== ''),
  };
  const done = await sendAnswer(deps, stored, submission, versioned, now);
  if ('refused' in done) return { status: 409, page: holdingPage(followed, offer, done.refused) };
  return { status: 200, page: holdingResultPage(reader, stateOfReply(done.reply), claims.threadId) };
}

/** Undefined for a link that did not go to its person's own address: the text may name the buyer. That it is shown is recorded. */
async function offerFor(
  deps: HoldingLinkDeps,
  followed: Followed,
  now: Instant,
): Promise<HoldingOffer | undefined> {
  const { versioned, state, reader } = followed;
  const by = mailedTo(followed);
  if (by === undefined || !mayHold(followed)) return undefined;
  await deps.reads.note(state.thread.id, { person: by, at: now });
  const situation = situationOf(state.thread, rulesOf(versioned).rota, now);
  return holdingOffer(deps, situation, { by, reader, versioned });
}

/** Whether a link's page leads to a holding answer, as far as the thread and the settings say. */
export function mayHold(followed: Followed): boolean {
  const { state, versioned } = followed;
  const store = versioned.settings.stores[state.thread.store];
  return (
    mailedTo(followed) !== undefined &&
    answerable(state) !== undefined &&
    state.cycle?.promise === undefined &&
    store !== undefined &&
    replySender(store) !== undefined
  );
}
