import { viewByNextDeadline } from '#shared/application/views/alert-view-of';
import { rulesOf } from '#shared/contracts/settings/rules';
import { holderOf, holdOf } from '#shared/domain/escalation/hold';
import type { Instant } from '#shared/domain/instant';
import { stateOf, type ThreadState } from '#shared/domain/thread/situation';
import { wordsIn } from '#shared/messages/catalogue';
import { MUTED_FOR_MS } from '#shared/ports/mutes';
import { type Act, factOf } from '../acts/fact-of.ts';
import { type Answer, follow, type FollowDeps, type Followed, open, type Visit } from './followed.ts';
import { actOf, type Form } from '../acts/form.ts';
import type { Page } from './layout.ts';
import { mutableIn } from '../acts/mute.ts';
import { mutedInWords, undoForm } from './mute-page.ts';
import { offDutyOf } from '../acts/offers.ts';
import { offer } from './offer.ts';
import { type ActDeps, recordAct } from '../acts/record-act.ts';
import { donePage, noticePage } from './result-page.ts';

export interface LinkDeps extends FollowDeps, ActDeps {}

/** Shows what the link can do. It changes nothing, because mail scanners follow links too. */
export async function showLink(deps: LinkDeps, visit: Visit, now: Instant): Promise<Answer> {
  const followed = await follow(deps, visit, now);
  return 'page' in followed ? followed : { status: 200, page: await offer(deps, followed) };
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
  if (form?.['act'] === 'unmuted') return unmute(deps, visit, form, now);
  const followed = await follow(deps, visit, now);
  if ('page' in followed) return followed;
  const { claims, versioned, state, reader } = followed;
  if (form?.['act'] === undefined) return { status: 400, page: await offer(deps, followed, 'actError') };
  const by = personOf(followed, form);
  if (by === undefined) return { status: 400, page: await offer(deps, followed, 'chooseError') };

  const act = actOf(form, { by, timeZone: reader.timeZone, now });
  if (act === undefined) return { status: 400, page: await offer(deps, followed, 'actError') };
  const about = 'replyId' in act ? [act.replyId] : [];
  const id = [act.type, claims.id, by, ...about].join('.');
  const done = state.thread.facts.find((fact) => fact.id === id);
  if (done !== undefined) return { status: 200, page: usedPage(followed, done.at) };

  const { settings } = versioned;
  const fact = factOf(act, id, state, { policy: rulesOf(versioned).policy, settings });
  if ('error' in fact) return { status: fact.status, page: await offer(deps, followed, 'actError') };
  const stored = await recordAct(deps, act, fact, state, versioned);
  return { status: 200, page: didPage(followed, act, stateOf(stored.thread, now)) };
}

/** Who submits a form: the link's person, or the one whom the form names. */
function personOf({ claims, actors }: Followed, form: Form): string | undefined {
  return actors.length === 0 ? claims.recipient.id : actors.find(({ id }) => id === form['person'])?.id;
}

/** Ends the mute that was said on the link's thread, which is over by then. Anybody who gets alerts may do so. */
async function unmute(deps: LinkDeps, visit: Visit, form: Form, now: Instant): Promise<Answer> {
  const opened = await open(deps, visit, now);
  if ('page' in opened) return opened;
  const by = personOf(opened, form);
  const mail = mutableIn(opened.state.thread);
  if (by === undefined)
    return {
      status: 400,
      page: noticePage(
        opened.reader,
        'answered',
        wordsIn(opened.reader.language).page.chooseError,
        undoForm(opened),
      ),
    };
  if (mail !== undefined) await deps.mutes.end(mail.like, by, now);
  return { status: 200, page: noticePage(opened.reader, 'unmuted') };
}

/** The result of an act, and who had the thread just before. */
function didPage(followed: Followed, act: Act, after: ThreadState): Page {
  const { versioned, state, reader } = followed;
  const { policy } = rulesOf(versioned);
  const nameOf = (person: string): string => versioned.settings.people[person]?.name ?? person;
  const inWords = (instant: Instant): string => wordsIn(reader.language).dueAt(instant, reader.timeZone);
  const { cycle } = after;
  const mail = act.type === 'muted' ? mutableIn(after.thread) : undefined;
  const waits = cycle !== undefined && cycle.ended === undefined;
  const hold = waits ? holdOf(after, policy) : undefined;
  const before = cycle?.takenOn.at(-2);
  return donePage(viewByNextDeadline(state, versioned), reader, {
    act: act.type,
    name: nameOf(act.by),
    waits,
    holder: hold && { name: nameOf(hold.by), until: inWords(hold.until) },
    before: before && { name: nameOf(holderOf(before)), at: inWords(before.at) },
    muted:
      mail === undefined
        ? undefined
        : {
            sentence: mutedInWords(
              { name: nameOf(act.by), domain: mail.domain, until: after.now + MUTED_FOR_MS },
              reader,
            ),
            undo: undoForm(followed),
          },
    offDuty: act.type === 'handed-over' ? offDutyOf(followed, act.to) : undefined,
  });
}

function usedPage({ reader }: Followed, at: Instant): Page {
  const words = wordsIn(reader.language);
  return noticePage(reader, 'used', words.page.usedAt(words.dueAt(at, reader.timeZone)));
}
