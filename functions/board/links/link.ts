import { changeThread, type OnDecided } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { viewByNextDeadline } from '#shared/application/views/alert-view-of';
import { rulesOf } from '#shared/contracts/settings/rules';
import { holderOf, holdOf } from '#shared/domain/escalation/hold';
import type { Instant } from '#shared/domain/instant';
import { stateOf, type ThreadState } from '#shared/domain/thread/situation';
import { wordsIn } from '#shared/messages/catalogue';
import type { AlertQueue } from '#shared/ports/alerts';
import { type Act, factOf } from './fact-of.ts';
import { type Answer, follow, type FollowDeps, type Followed, type Visit } from './followed.ts';
import { actOf, type Form } from './form.ts';
import type { Page } from './layout.ts';
import { offDutyOf, offer } from './offer.ts';
import { donePage, noticePage } from './result-page.ts';

export interface LinkDeps extends FollowDeps {
  readonly alerts: AlertQueue;
  readonly onDecided?: OnDecided;
}

/** Shows what the link can do. It changes nothing, because mail scanners follow links too. */
export async function showLink(deps: LinkDeps, visit: Visit, now: Instant): Promise<Answer> {
  const followed = await follow(deps, visit, now);
  return 'page' in followed ? followed : { status: 200, page: offer(followed) };
}

/**
 * Does what the form says on behalf of the link's person, or of the form's `person` where several people read the
 * link. Repeating an act by the same link records nothing. A form that is not the page's own, or names no act, does
 * nothing.
 */
export async function actByLink(
  deps: LinkDeps,
  visit: Visit,
  form: Form | undefined,
  now: Instant,
): Promise<Answer> {
  const followed = await follow(deps, visit, now);
  if ('page' in followed) return followed;
  const { claims, versioned, state, actors, reader } = followed;
  if (form?.['act'] === undefined) return { status: 400, page: offer(followed, 'actError') };
  const by = actors.length === 0 ? claims.recipient.id : actors.find(({ id }) => id === form['person'])?.id;
  if (by === undefined) return { status: 400, page: offer(followed, 'chooseError') };

  const act = actOf(form, { by, timeZone: reader.timeZone, now });
  if (act === undefined) return { status: 400, page: offer(followed, 'actError') };
  const about = 'replyId' in act ? [act.replyId] : [];
  const id = [act.type, claims.id, by, ...about].join('.');
  const done = state.thread.facts.find((fact) => fact.id === id);
  if (done !== undefined) return { status: 200, page: usedPage(followed, done.at) };

  const rules = rulesOf(versioned);
  const { people } = versioned.settings;
  const fact = factOf(act, id, state, { policy: rules.policy, people });
  if ('error' in fact) return { status: fact.status, page: offer(followed, 'actError') };
  const stored = await record({ ...deps, change: changeThread, rules }, state.thread, [fact], now);
  return { status: 200, page: didPage(followed, act, stateOf(stored.thread, now)) };
}

/** The result of an act, and who had the thread just before. */
function didPage(followed: Followed, act: Act, after: ThreadState): Page {
  const { versioned, state, reader } = followed;
  const { policy } = rulesOf(versioned);
  const nameOf = (person: string): string => versioned.settings.people[person]?.name ?? person;
  const inWords = (instant: Instant): string => wordsIn(reader.language).dueAt(instant, reader.timeZone);
  const { cycle } = after;
  const waits = cycle !== undefined && cycle.ended === undefined;
  const hold = waits ? holdOf(after, policy) : undefined;
  const before = cycle?.takenOn.at(-2);
  return donePage(viewByNextDeadline(state, versioned), reader, {
    act: act.type,
    name: nameOf(act.by),
    waits,
    holder: hold && { name: nameOf(hold.by), until: inWords(hold.until) },
    before: before && { name: nameOf(holderOf(before)), at: inWords(before.at) },
    offDuty: act.type === 'handed-over' ? offDutyOf(followed, act.to) : undefined,
  });
}

function usedPage({ reader }: Followed, at: Instant): Page {
  const words = wordsIn(reader.language);
  return noticePage(reader, 'used', words.page.usedAt(words.dueAt(at, reader.timeZone)));
}
