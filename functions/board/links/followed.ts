import type { SettingsSource, VersionedSettings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { stateOf, type ThreadState } from '#shared/domain/thread/situation';
import type { LinkClaims, LinkSigner } from '#shared/ports/links';
import type { ThreadStore } from '#shared/ports/threads';
import { endingOf } from './ending.ts';
import type { Page } from './layout.ts';
import { anybody, type LinkReader, readerOf } from './reader.ts';
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

export interface FollowDeps {
  readonly threads: ThreadStore;
  readonly settings: SettingsSource;
  readonly links: LinkSigner;
}

/** What a link leads to; a page that says why, where there is nothing left to do by it. */
export async function follow(
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
  const state = stored && stateOf(stored.thread, now);
  const { reader } = who;
  if (state?.cycle === undefined) return { status: 200, page: noticePage(reader, 'answered') };
  const { cycle } = state;
  const own = state.cycles.find(({ ids }) => ids.has(claims.generation));
  if (cycle.ended !== undefined)
    return {
      status: 200,
      page: noticePage(reader, 'answered', endingOf(state, own ?? cycle, versioned, reader)),
    };
  if (own !== cycle)
    return {
      status: 200,
      page: noticePage(reader, 'newer', own && endingOf(state, own, versioned, reader)),
    };
  return { claims, versioned, state, ...who };
}
