import { changeThread, type OnDecided } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { viewByNextDeadline } from '#shared/application/views/alert-view-of';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Settings, SettingsSource, VersionedSettings } from '#shared/contracts/settings/settings';
import { instantOf, localTimeOf } from '#shared/domain/duty/local-time';
import { holderOf, holdOf } from '#shared/domain/escalation/hold';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { days, hours, type Instant } from '#shared/domain/instant';
import { stateOf, type ThreadState } from '#shared/domain/thread/situation';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import type { AlertQueue } from '#shared/ports/alerts';
import type { LinkClaims, LinkSigner } from '#shared/ports/links';
import type { ThreadStore } from '#shared/ports/threads';
import * as z from '#shared/zod';
import { type Act, actSchemas, factOf } from './fact-of.ts';
import type { Page } from './layout.ts';
import { type Actor, linkPage } from './link-page.ts';
import { donePage, noticePage } from './result-page.ts';

export interface LinkDeps {
  readonly threads: ThreadStore;
  readonly alerts: AlertQueue;
  readonly settings: SettingsSource;
  readonly links: LinkSigner;
  readonly onDecided?: OnDecided;
}

/** A page with its HTTP status. */
export interface Answer {
  readonly status: 200 | 400 | 404 | 409 | 410;
  readonly page: Page;
}

/** A link that is still valid. */
interface Followed {
  readonly claims: LinkClaims;
  readonly versioned: VersionedSettings;
  readonly state: ThreadState;
  readonly reader: Reader;
  /** Empty when the link names its person. */
  readonly actors: readonly Actor[];
}

/** The reader of a link that does not say who reads it. */
const ANYBODY: Reader = { language: 'en', timeZone: 'UTC' };

/** Shows what the link can do. It changes nothing, because mail scanners follow links too. */
export async function showLink(deps: LinkDeps, token: string, now: Instant): Promise<Answer> {
  const followed = await follow(deps, token, now);
  return 'page' in followed ? followed : { status: 200, page: ask(followed) };
}

/** The fields of a form of the page, all of them text. */
export type Form = Readonly<Record<string, string>>;

/**
 * Does what the form says on behalf of the link's person, or of the form's `person` where several people read the
 * link. Repeating an act by the same link records nothing. A form that is not the page's own does nothing.
 */
export async function actByLink(
  deps: LinkDeps,
  token: string,
  form: Form | undefined,
  now: Instant,
): Promise<Answer> {
  const followed = await follow(deps, token, now);
  if ('page' in followed) return followed;
  const { claims, versioned, state, actors, reader } = followed;
  if (form === undefined) return { status: 400, page: ask(followed, 'actError') };
  const by = actors.length === 0 ? claims.recipient.id : actors.find(({ id }) => id === form['person'])?.id;
  if (by === undefined) return { status: 400, page: ask(followed, 'chooseError') };

  const act = actOf(form, by, reader.timeZone);
  if (act === undefined) return { status: 400, page: ask(followed, 'actError') };
  const about = 'replyId' in act ? [act.replyId] : [];
  const id = [act.type, claims.id, by, ...about].join('.');
  const done = state.thread.facts.find((fact) => fact.id === id);
  if (done !== undefined) return { status: 200, page: usedPage(reader, done.at) };

  const rules = rulesOf(versioned);
  const { people } = versioned.settings;
  const fact = factOf(act, id, state, { policy: rules.policy, people });
  if ('error' in fact) return { status: fact.status, page: ask(followed, 'actError') };
  const stored = await record({ ...deps, change: changeThread, rules }, state.thread, [fact], now);
  return { status: 200, page: didPage(followed, act, stateOf(stored.thread, now)) };
}

/** The act of a form; undefined when a field is missing or wrong. Local times are in the reader's zone. */
function actOf(form: Form, by: string, timeZone: string): Act | undefined {
  const type = form['act'];
  const instant = (name: string): string | undefined => {
    const local = LOCAL_TIME.exec(form[name] ?? '')?.groups;
    if (local === undefined) return undefined;
    const day = Date.parse(local['day'] ?? '') / days(1);
    const minute = Number(local['hour']) * 60 + Number(local['minute']);
    return Number.isNaN(day) ? undefined : new Date(instantOf(day, minute, timeZone)).toISOString();
  };
  const parsed = z.discriminatedUnion('type', actSchemas).safeParse({
    type,
    by,
    ...(type === 'handed-over' && { to: form['to'] }),
    ...(type === 'snoozed' && { until: instant('until') }),
    // An empty time means now; an unreadable one is an error.
    ...(type === 'answered-elsewhere' && (form['at'] ?? '') !== '' && { at: instant('at') ?? '' }),
    ...(type === 'no-response-needed' && { reason: form['reason'] }),
    ...((type === 'reply-confirmed' || type === 'reply-dismissed') && { replyId: form['reply'] }),
  });
  return parsed.success ? parsed.data : undefined;
}

/** A local date and time as a form sends it. */
const LOCAL_TIME = /^(?<day>\d{4}-\d{2}-\d{2})T(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)(?::\d{2})?$/;

/** The result of an act, and who had the thread just before. */
function didPage({ versioned, state, reader }: Followed, act: Act, after: ThreadState): Page {
  const { policy } = rulesOf(versioned);
  const nameOf = (person: string): string => versioned.settings.people[person]?.name ?? person;
  const inWords = (instant: Instant): string => wordsIn(reader.language).dueAt(instant, reader.timeZone);
  const { cycle } = after;
  const hold = cycle?.ended === undefined ? holdOf(after, policy) : undefined;
  const before = cycle?.takenOn.at(-2);
  return donePage(viewByNextDeadline(state, versioned), reader, {
    act: act.type,
    name: nameOf(act.by),
    waits: cycle !== undefined && cycle.ended === undefined,
    holder: hold && { name: nameOf(hold.by), until: inWords(hold.until) },
    before: before && { name: nameOf(holderOf(before)), at: inWords(before.at) },
  });
}

function usedPage(reader: Reader, at: Instant): Page {
  return noticePage(reader, 'used', wordsIn(reader.language).dueAt(at, reader.timeZone));
}

async function follow(deps: LinkDeps, token: string, now: Instant): Promise<Followed | Answer> {
  const claims = await deps.links.verify(token, now);
  if (claims === 'expired') return { status: 410, page: noticePage(ANYBODY, 'expired') };
  if (claims === 'invalid') return { status: 404, page: noticePage(ANYBODY, 'invalid') };
  const versioned = await deps.settings.current();
  const recipient = recipientOf(claims, versioned.settings);
  if (recipient === undefined) return { status: 404, page: noticePage(ANYBODY, 'invalid') };
  const [stored] = await deps.threads.load([claims.threadId], now);
  const state = stored && stateOf(stored.thread, now);
  const cycle = state?.cycle;
  if (state === undefined || cycle === undefined || cycle.ended !== undefined)
    return { status: 200, page: noticePage(recipient.reader, 'answered') };
  if (!cycle.ids.has(claims.generation)) return { status: 200, page: noticePage(recipient.reader, 'newer') };
  return { claims, versioned, state, ...recipient };
}

/** Who reads the link, and who may act by it; undefined when the settings no longer know them. */
function recipientOf(
  { recipient }: LinkClaims,
  { people, slackChannels, webhooks }: Settings,
): Pick<Followed, 'reader' | 'actors'> | undefined {
  const { kind, id } = recipient;
  const reader = { person: people, slack: slackChannels, webhook: webhooks }[kind][id];
  if (reader === undefined) return undefined;
  const actors =
    kind === 'person'
      ? []
      : Object.entries(people).flatMap(([personId, person]) =>
          person[kind] === id ? [{ id: personId, name: person.name }] : [],
        );
  return { reader, actors };
}

/** The lengths of time to offer for a snooze. */
const SNOOZES_MS = [hours(1), hours(2), hours(4), hours(8)];

function ask(
  { claims, versioned, state, reader, actors }: Followed,
  error?: 'chooseError' | 'actError',
): Page {
  const words = wordsIn(reader.language);
  const { policy } = rulesOf(versioned);
  const { thread, now } = state;
  const hold = holdOf(state, policy);
  const next = deadlinesOf(state, policy).find(({ dueAt }) => dueAt > now);
  const until = Math.min(now + policy.acknowledgeHoldMs, next?.dueAt ?? Infinity);
  const inWords = (instant: Instant): string => words.dueAt(instant, reader.timeZone);
  const localOf = (instant: Instant): string => {
    const { day, minute } = localTimeOf(instant, reader.timeZone);
    const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
    return `${new Date(days(day)).toISOString().slice(0, 10)}T${clock.join(':')}`;
  };
  return linkPage({
    view: viewByNextDeadline(state, versioned),
    reader,
    actors,
    until: thread.kind === 'unknown' ? undefined : inWords(until),
    ...(hold !== undefined &&
      now < hold.until && {
        already: { name: versioned.settings.people[hold.by]?.name ?? hold.by, until: inWords(hold.until) },
      }),
    automatic: (state.cycle?.doubts ?? [])
      .filter(({ reason }) => reason === 'automatic')
      .map(({ reply }) => ({ value: reply.id, label: inWords(reply.at) })),
    people: Object.entries(versioned.settings.people)
      .filter(([id]) => claims.recipient.kind !== 'person' || id !== claims.recipient.id)
      .map(([id, { name }]) => ({ value: id, label: name })),
    snoozes: SNOOZES_MS.map((ms) => now + ms)
      .filter((instant) => next !== undefined && instant < next.dueAt)
      .map((instant) => ({ value: localOf(instant), label: inWords(instant) })),
    now: localOf(now),
    ...(error !== undefined && { error }),
  });
}
