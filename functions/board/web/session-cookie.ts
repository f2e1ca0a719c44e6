import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { hashOfToken, newToken } from '#shared/application/people/tokens';
import type { Instant } from '#shared/domain/instant';
import { longestEnd } from '#shared/domain/people/signing-in';
import type { Sessions } from '#shared/ports/people/sessions';
import type { Whereabouts } from '#shared/ports/people/sign-in';

/** The browser sends it over HTTPS only, to this host and path only, and shows it to no script. */
export const SESSION_COOKIE = '__Host-session';

const OURS = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;

/** What a browser's cookie says: a token, which begins with its person so that one request finds the session. */
export interface SessionToken {
  readonly person: string;
  /** The id under which the session is stored. */
  readonly id: string;
  readonly formToken: string;
}

/** The session that a request names. */
export function sessionTokenOf(context: Context): SessionToken | undefined {
  const token = getCookie(context, SESSION_COOKIE);
  const person = token === undefined ? undefined : /^([a-z0-9-]{1,32})\.[\w-]{1,64}$/.exec(token)?.[1];
  return token === undefined || person === undefined
    ? undefined
    : { person, id: hashOfToken('session', token), formToken: hashOfToken('form', token) };
}

/** Signs a person in at this browser. The token is new, so nobody can have planted it. */
export async function beginSession(
  context: Context,
  sessions: Pick<Sessions, 'start'>,
  { id: person, email }: { readonly id: string; readonly email: string },
  { browser }: Whereabouts,
  now: Instant,
): Promise<void> {
  const token = `${person}.${newToken()}`;
  await sessions.start({
    id: hashOfToken('session', token),
    person,
    email,
    startedAt: now,
    seenAt: now,
    browser,
  });
  setCookie(context, SESSION_COOKIE, token, { ...OURS, maxAge: (longestEnd(now) - now) / 1000 });
}

/** Makes the browser forget its session. */
export function dropSession(context: Context): void {
  deleteCookie(context, SESSION_COOKIE, OURS);
}
