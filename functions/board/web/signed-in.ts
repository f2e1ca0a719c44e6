import type { Context, MiddlewareHandler } from 'hono';
import type { Settings, SettingsSource, VersionedSettings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { SEEN_EVERY_MS } from '#shared/domain/people/signing-in';
import type { Now } from '#shared/ports/now';
import type { Preferences, Session, Sessions } from '#shared/ports/people/sessions';
import { refusedPage } from './error-page.tsx';
import { isFromOurselves } from './from-ourselves.ts';
import { sentIn } from './sent-form.ts';
import { type SessionToken, sessionTokenOf } from './session-cookie.ts';
import { type BoardEnv, isManager, type Visitor } from './visitor.ts';

export interface SignedInDeps {
  readonly sessions: Sessions;
  readonly settings: SettingsSource;
  readonly now: Now;
}

/** Lets only people who have signed in see a page, and takes a form only from a page of ours. */
export function signedIn(deps: SignedInDeps): MiddlewareHandler<BoardEnv> {
  return async (context, next) => {
    const now = deps.now();
    const token = sessionTokenOf(context);
    const visitor = token && (await visitorOf(deps, token, now));
    if (visitor === undefined) return context.redirect(signInPath(context), 303);
    context.set('visitor', visitor);
    if (context.req.method === 'POST') {
      const sent = await sentIn(context.req.header('content-type'), await context.req.arrayBuffer());
      if (!isFromOurselves(context) || sent?.fields.get('token') !== visitor.formToken)
        return context.html(refusedPage(visitor.reader, now), 403);
      context.set('form', sent.fields);
      context.set('files', sent.files);
    }
    return next();
  };
}

async function visitorOf(
  { sessions, settings }: SignedInDeps,
  { person, id, formToken }: SessionToken,
  now: Instant,
): Promise<Visitor | undefined> {
  const [found, versioned] = await Promise.all([sessions.find(person, id, now), settings.current()]);
  if (found === undefined) return undefined;
  const { session, preferences } = found;
  const known = versioned.settings.people[person];
  // Whoever leaves the settings is signed out for good, even if they, or somebody else, come back under their id.
  if (known === undefined) await sessions.endAll(person);
  else if (known.email !== session.email) await sessions.end(person, id);
  if (known?.email !== session.email) return undefined;
  if (now - session.seenAt >= SEEN_EVERY_MS) await sessions.noteSeen(person, id, now);
  return visitorIn(known, session, preferences, versioned, formToken);
}

function visitorIn(
  person: Settings['people'][string],
  session: Session,
  preferences: Preferences,
  versioned: VersionedSettings,
  formToken: string,
): Visitor {
  return {
    id: session.person,
    name: person.name,
    reader: {
      language: preferences.language ?? person.language,
      timeZone: preferences.timeZone ?? person.timeZone,
    },
    isManager: isManager(session.person, versioned.settings),
    versioned,
    session,
    preferences,
    formToken,
  };
}

/** The sign-in page, which leads back to where the person wanted to go. */
function signInPath({ req }: Context): string {
  if (req.method !== 'GET') return '/sign-in';
  const { pathname, search } = new URL(req.url);
  return `/sign-in?then=${encodeURIComponent(`${pathname}${search}`)}`;
}
