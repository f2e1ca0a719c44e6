import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { SettingsSource, VersionedSettings } from '#shared/contracts/settings/settings';
import type { Now } from '#shared/ports/now';
import type { Session, Sessions } from '#shared/ports/sessions';
import { refusedPage } from './error-page.tsx';
import { type BoardEnv, isManager, type Visitor } from './visitor.ts';

/** The browser sends it over HTTPS only, to this host and path only, and shows it to no script. */
export const SESSION_COOKIE = '__Host-session';

export interface SignedInDeps {
  readonly sessions: Pick<Sessions, 'find'>;
  readonly settings: SettingsSource;
  readonly now: Now;
}

/** Lets only people who have signed in see a page, and takes a form only from a page of ours. */
export function signedIn(deps: SignedInDeps): MiddlewareHandler<BoardEnv> {
  return async (context, next) => {
    const visitor = await visitorOf(deps, getCookie(context, SESSION_COOKIE));
    if (visitor === undefined) return context.redirect(signInPath(context), 303);
    context.set('visitor', visitor);
    if (context.req.method === 'POST') {
      const form = new URLSearchParams(await context.req.text());
      if (!isFromOurselves(context) || form.get('token') !== visitor.formToken)
        return context.html(refusedPage(visitor.reader, deps.now()), 403);
      context.set('form', form);
    }
    return next();
  };
}

async function visitorOf(deps: SignedInDeps, token: string | undefined): Promise<Visitor | undefined> {
  if (token === undefined) return undefined;
  const [session, versioned] = await Promise.all([
    deps.sessions.find(sessionId(token), deps.now()),
    deps.settings.current(),
  ]);
  return session === undefined ? undefined : visitorIn(session, versioned, token);
}

function visitorIn(session: Session, versioned: VersionedSettings, token: string): Visitor | undefined {
  const person = versioned.settings.people[session.person];
  // A session ends when its person leaves the settings.
  if (person === undefined) return undefined;
  return {
    id: session.person,
    name: person.name,
    reader: { language: person.language, timeZone: person.timeZone },
    isManager: isManager(session.person, versioned.settings),
    versioned,
    session,
    formToken: hashOf('form', token),
  };
}

/** The id under which a session is stored. */
export function sessionId(token: string): string {
  return hashOf('session', token);
}

function hashOf(purpose: string, token: string): string {
  return createHash('sha256').update(`${purpose}:${token}`).digest('base64url');
}

/** Whether the request comes from a page of this host, as the browser says. */
function isFromOurselves({ req }: Context): boolean {
  const origin = URL.parse(req.header('origin') ?? '');
  return origin !== null && origin.host === req.header('host');
}

/** The sign-in page, which leads back to where the person wanted to go. */
function signInPath({ req }: Context): string {
  if (req.method !== 'GET') return '/sign-in';
  const { pathname, search } = new URL(req.url);
  return `/sign-in?then=${encodeURIComponent(`${pathname}${search}`)}`;
}
