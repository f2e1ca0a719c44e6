import { viewByNextDeadline } from '#shared/application/views/alert-view-of';
import { mutableIn } from '../acts/mute.ts';
import { isManager } from '../web/visitor.ts';
import { offersOf } from '../acts/offers.ts';
import { type FollowDeps, type Followed, quotedFor } from './followed.ts';
import { mayHold } from './holding.ts';
import type { Page } from './layout.ts';
import { linkPage, type LinkPage } from './link-page.ts';

/** The page of what the reader can do by the link, with what was wrong with a form before. */
export async function offer(deps: FollowDeps, followed: Followed, error?: LinkPage['error']): Promise<Page> {
  const { claims, versioned, state, reader, actors } = followed;
  const { kind, id } = claims.recipient;
  const quoted = await quotedFor(deps, followed);
  return linkPage({
    ...offersOf(followed, kind === 'person' ? id : undefined),
    view: viewByNextDeadline(state, versioned),
    reader,
    actors,
    ...(quoted !== undefined && { quoted }),
    mayHold: mayHold(followed),
    ...muteOf(followed),
    ...(error !== undefined && { error }),
  });
}

/** Managers may mute mails like this one, where it can be no buyer's. */
function muteOf({ claims, versioned, state, actors }: Followed): Pick<LinkPage, 'mute'> {
  const mail = mutableIn(state.thread);
  if (mail === undefined) return {};
  const managers = actors.filter(({ id }) => isManager(id, versioned.settings));
  const isOffered =
    actors.length === 0 ? isManager(claims.recipient.id, versioned.settings) : managers.length > 0;
  const storeName = versioned.settings.stores[state.thread.store]?.name ?? state.thread.store;
  return isOffered ? { mute: { actors: managers, domain: mail.domain, storeName } } : {};
}
