import { readExcerpt } from '#shared/application/intake/read-excerpt';
import { hashOfToken } from '#shared/application/people/tokens';
import type { SettingsSource, VersionedSettings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { stateOf, type ThreadState } from '#shared/domain/thread/situation';
import { withoutLinks } from '#shared/messages/plain';
import type { LinkClaims, LinkSigner } from '#shared/ports/links';
import type { MailStore } from '#shared/ports/mail';
import type { Mutes } from '#shared/ports/mutes';
import type { Reads } from '#shared/ports/people/reads';
import type { ThreadStore } from '#shared/ports/threads';
import { endingOf } from './ending.ts';
import type { Page } from './layout.ts';
import { anybody, type LinkReader, readerOf } from './reader.ts';
import { undoOf } from './mute-page.ts';
import { noticePage } from './result-page.ts';

/** A page with its HTTP status. */
export interface Answer {
  readonly status: 200 | 400 | 404 | 409 | 410;
  readonly page: Page;
}

/** A request for the page of a link. */
export interface Visit {
  readonly token: string;
  /** The languages that the browser asks for. */
  readonly acceptLanguage: string | undefined;
}

/** A link that is still valid. */
export interface Followed extends LinkReader {
  readonly claims: LinkClaims;
  readonly versioned: VersionedSettings;
  readonly state: ThreadState;
}

/**
 * The person whose own e-mail address the link was sent to, while it is theirs; undefined for any other link: a chat's, or one
 * that went to an address that changed since.
 */
export function mailedTo({
  claims: { recipient, sentTo },
  versioned,
}: Pick<Followed, 'claims' | 'versioned'>): string | undefined {
  const person = recipient.kind === 'person' ? versioned.settings.people[recipient.id] : undefined;
  return person !== undefined && sentTo === hashOfToken('address', person.email) ? recipient.id : undefined;
}

/**
 * How the last message begins; only for whoever's own e-mail address the link was sent to, as the alert itself, while it is
 * theirs. That they were shown it is recorded: if this fails, the link still works, without the words.
 */
export async function quotedFor(
  { mails, reads }: FollowDeps,
  followed: Followed,
): Promise<string | undefined> {
  const { state } = followed;
  const person = mailedTo(followed);
  if (person === undefined) return undefined;
  const words = (await readExcerpt(mails, state.cycle))?.words;
  if (words === undefined || words === '') return undefined;
  try {
    await reads.note(state.thread.id, { person, at: state.now });
    return withoutLinks(words);
  } catch {
    return undefined;
  }
}

export interface FollowDeps {
  readonly mails: MailStore;
  readonly threads: ThreadStore;
  readonly mutes: Mutes;
  readonly reads: Reads;
  readonly settings: SettingsSource;
  readonly links: LinkSigner;
}

/** What a link leads to, even where all is over; a page that says why, where it leads nowhere. */
export async function open(
  deps: FollowDeps,
  { token, acceptLanguage }: Visit,
  now: Instant,
): Promise<Followed | Answer> {
  const claims = await deps.links.verify(token, now);
  if (claims === 'expired') return { status: 410, page: noticePage(anybody(acceptLanguage), 'expired') };
  if (claims === 'invalid') return { status: 404, page: noticePage(anybody(acceptLanguage), 'invalid') };
  const versioned = await deps.settings.current();
  const who = readerOf(claims, versioned.settings, acceptLanguage);
  if (who === undefined) return { status: 404, page: noticePage(anybody(acceptLanguage), 'invalid') };
  const [stored] = await deps.threads.load([claims.threadId], now);
  return stored === undefined
    ? { status: 200, page: noticePage(who.reader, 'answered') }
    : { claims, versioned, state: stateOf(stored.thread, now), ...who };
}

/** What a link leads to; a page that says why, where there is nothing left to do by it. */
export async function follow(deps: FollowDeps, visit: Visit, now: Instant): Promise<Followed | Answer> {
  const opened = await open(deps, visit, now);
  if ('page' in opened) return opened;
  const { claims, versioned, state, reader } = opened;
  const { cycle } = state;
  if (cycle === undefined) return { status: 200, page: noticePage(reader, 'answered') };
  const own = state.cycles.find(({ ids }) => ids.has(claims.generation));
  if (cycle.ended !== undefined)
    return {
      status: 200,
      page: noticePage(
        reader,
        'answered',
        endingOf(state, own ?? cycle, versioned, reader),
        await undoOf(deps.mutes, opened),
      ),
    };
  if (own !== cycle)
    return {
      status: 200,
      page: noticePage(reader, 'newer', own && endingOf(state, own, versioned, reader)),
    };
  return opened;
}
