import { viewByNextDeadline } from '#shared/application/alert-view-of';
import { changeThread } from '#shared/application/change-thread';
import { record } from '#shared/application/record';
import { rulesOf } from '#shared/contracts/rules';
import type { Settings, VersionedSettings } from '#shared/contracts/settings';
import { foldThread } from '#shared/domain/fold';
import { holdOf } from '#shared/domain/hold';
import { minutes, type Instant } from '#shared/domain/instant';
import { deadlinesOf } from '#shared/domain/ladder';
import type { Thread } from '#shared/domain/thread';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { acknowledgedPage, acknowledgePage, noticePage, type Actor, type Page } from '#shared/messages/pages';
import type { AlertQueue, LinkClaims, LinkSigner, ThreadStore } from '#shared/ports';

export interface AcknowledgeDeps {
  readonly threads: ThreadStore;
  readonly alerts: AlertQueue;
  readonly settings: { current(): Promise<VersionedSettings> };
  readonly links: LinkSigner;
}

/** A page with its HTTP status. */
export interface Answer {
  readonly status: 200 | 400 | 404 | 410;
  readonly page: Page;
}

/** A link that still leads somewhere. */
interface Followed {
  readonly claims: LinkClaims;
  readonly versioned: VersionedSettings;
  readonly thread: Thread;
  readonly reader: Reader;
  /** Empty where the link names its person. */
  readonly actors: readonly Actor[];
}

/** Whoever opens a link that tells nothing of its reader. */
const ANYBODY: Reader = { language: 'en', timeZone: 'UTC' };

/** What following the link would do; changes nothing, since mail scanners follow links too. */
export async function showAcknowledge(deps: AcknowledgeDeps, token: string, now: Instant): Promise<Answer> {
  const followed = await follow(deps, token, now);
  return 'page' in followed ? followed : { status: 200, page: ask(followed, now, false) };
}

/** Acknowledges in the name of the link's person, or of `person` where several people read the link. */
export async function acknowledge(
  deps: AcknowledgeDeps,
  token: string,
  person: string | undefined,
  now: Instant,
): Promise<Answer> {
  const followed = await follow(deps, token, now);
  if ('page' in followed) return followed;
  const { claims, versioned, thread, actors, reader } = followed;
  const by = actors.length === 0 ? claims.recipient.id : actors.find(({ id }) => id === person)?.id;
  if (by === undefined) return { status: 400, page: ask(followed, now, true) };

  // A double click within a minute is one acknowledgement.
  const id = `a${claims.generation}.${by}.${Math.floor(now / minutes(1))}`;
  const rules = rulesOf(versioned);
  const stored = await record(
    { ...deps, change: changeThread, rules },
    thread,
    [{ type: 'acknowledged', id, at: now, by }],
    now,
  );
  const cycle = foldThread(stored.thread, now);
  const hold = cycle && holdOf(stored.thread, cycle, rules.policy);
  const until = thread.kind === 'unknown' || hold === undefined ? undefined : hold.until;
  return {
    status: 200,
    page: acknowledgedPage(viewByNextDeadline(thread, versioned, now), reader, {
      name: versioned.settings.people[by]?.name ?? by,
      until: until === undefined ? undefined : wordsIn(reader.language).dueAt(until, reader.timeZone),
    }),
  };
}

async function follow(deps: AcknowledgeDeps, token: string, now: Instant): Promise<Followed | Answer> {
  const claims = await deps.links.verify(token, now);
  if (claims === 'expired') return { status: 410, page: noticePage(ANYBODY, 'expired') };
  if (claims === 'invalid') return { status: 404, page: noticePage(ANYBODY, 'invalid') };
  const versioned = await deps.settings.current();
  const recipient = recipientOf(claims, versioned.settings);
  if (recipient === undefined) return { status: 404, page: noticePage(ANYBODY, 'invalid') };
  const [stored] = await deps.threads.load([claims.threadId], now);
  const cycle = stored && foldThread(stored.thread, now);
  if (stored === undefined || cycle === undefined || cycle.ended !== undefined)
    return { status: 200, page: noticePage(recipient.reader, 'answered') };
  if (!cycle.ids.has(claims.generation)) return { status: 200, page: noticePage(recipient.reader, 'newer') };
  return { claims, versioned, thread: stored.thread, ...recipient };
}

/** Who reads the link, and who may say that they act; undefined when the settings know them no more. */
function recipientOf(
  { recipient }: LinkClaims,
  { people, slackChannels }: Settings,
): Pick<Followed, 'reader' | 'actors'> | undefined {
  const reader = recipient.kind === 'person' ? people[recipient.id] : slackChannels[recipient.id];
  if (reader === undefined) return undefined;
  const actors =
    recipient.kind === 'person'
      ? []
      : Object.entries(people).flatMap(([id, { name, slack }]) =>
          slack === recipient.id ? [{ id, name }] : [],
        );
  return { reader, actors };
}

function ask({ versioned, thread, reader, actors }: Followed, now: Instant, chooseFirst: boolean): Page {
  const words = wordsIn(reader.language);
  const { policy } = rulesOf(versioned);
  const cycle = foldThread(thread, now);
  const hold = cycle && holdOf(thread, cycle, policy);
  const next = cycle && deadlinesOf(thread, cycle, policy).find(({ dueAt }) => dueAt > now);
  const until = Math.min(now + policy.acknowledgeHoldMs, next?.dueAt ?? Infinity);
  const inWords = (instant: Instant): string => words.dueAt(instant, reader.timeZone);
  return acknowledgePage({
    view: viewByNextDeadline(thread, versioned, now),
    reader,
    actors,
    until: thread.kind === 'unknown' ? undefined : inWords(until),
    ...(hold !== undefined &&
      now < hold.until && {
        already: { name: versioned.settings.people[hold.by]?.name ?? hold.by, until: inWords(hold.until) },
      }),
    chooseFirst,
  });
}
