import { type Context, Hono } from 'hono';
import { hashOfToken } from '#shared/application/people/tokens';
import type { Settings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { LINK_LIVES_MS, linkState, MOST_REQUESTS, networkOf } from '#shared/domain/people/signing-in';
import type { Sessions } from '#shared/ports/people/sessions';
import type { SignInLink, SignInLinks } from '#shared/ports/people/sign-in';
import * as z from '#shared/zod';
import { refusedPage } from '../web/error-page.tsx';
import { isFromOurselves } from '../web/from-ourselves.ts';
import { beginSession, dropSession, sessionTokenOf } from '../web/session-cookie.ts';
import type { BoardEnv } from '../web/visitor.ts';
import { type OidcDeps, oidcRoutes } from './oidc.tsx';
import { askPage, deadLinkPage, linkPage, lockedPage, sentPage, tooManyPage } from './pages.tsx';
import { FIRST_PAGE, readerOf, wantedPath } from './request.ts';
import { lockedUntil, noteFailedTry } from './tries.ts';
import { whereaboutsOf } from './whereabouts.ts';

export interface SignInDeps extends OidcDeps {
  readonly sessions: Sessions;
  readonly signInLinks: Pick<SignInLinks, 'find' | 'use'>;
}

const asking = z.object({
  then: wantedPath,
  state: z.catch(z.optional(z.enum(['sent', 'out', 'out-everywhere', 'begin-anew'])), undefined),
});
const askForm = z.object({
  email: z.pipe(z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254)), z.email()),
  then: wantedPath,
});

/** Signing in by a link to one's e-mail address, and signing out. */
export function signInRoutes(deps: SignInDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();

  app.get('/sign-in', async (context) => {
    const { then: wanted, state } = asking.parse(context.req.query());
    const page = { reader: readerOf(context), now: deps.now(), then: wanted };
    if (state === 'sent') return context.html(sentPage(page));
    return context.html(askPage({ ...page, state, hasOidc: await hasOidc(deps) }));
  });

  // Known and unknown addresses get the same answer in the same time: another function looks up whose they are.
  app.post('/sign-in', async (context) => {
    const page = { reader: readerOf(context), now: deps.now() };
    if (!isFromOurselves(context)) return context.html(refusedPage(page.reader, page.now), 403);
    const form = Object.fromEntries(new URLSearchParams(await context.req.text()));
    const wanted = wantedPath.parse(form['then']);
    const asked = askForm.safeParse(form);
    if (!asked.success)
      return context.html(
        askPage({ ...page, then: wanted, wrong: form['email'] ?? '', hasOidc: await hasOidc(deps) }),
        422,
      );
    const from = whereaboutsOf(context);
    const key = `asked-@${networkOf(from.address)}`;
    const { times, until } = await deps.counters.count(key, LINK_LIVES_MS, page.now);
    if (times > MOST_REQUESTS) return context.html(tooManyPage({ ...page, until }), 429);
    await deps.signIns.put({ type: 'asked', ...asked.data, from, at: page.now });
    return context.redirect(`/sign-in?state=sent&then=${encodeURIComponent(wanted)}`, 303);
  });

  // Before the links, whose tokens take the place of `oidc`.
  app.route('/', oidcRoutes(deps));

  // Mail scanners open links, so opening one uses nothing up.
  app.get('/sign-in/:token', async (context) => {
    const now = deps.now();
    const { link, person } = await followed(deps, context.req.param('token'));
    if (person !== undefined && link !== undefined && linkState(link, now) === 'works')
      return context.html(linkPage({ reader: person, now, name: person.name }));
    return (await isSignedInAs(link?.person, context, deps))
      ? context.redirect(link?.then ?? FIRST_PAGE, 303)
      : deadLink(context, link, person, now);
  });

  app.post('/sign-in/:token', async (context) => {
    const page = { reader: readerOf(context), now: deps.now() };
    if (!isFromOurselves(context)) return context.html(refusedPage(page.reader, page.now), 403);
    const { id, link, person } = await followed(deps, context.req.param('token'));
    const who = { person: person && link?.person, from: whereaboutsOf(context) };
    const until = await lockedUntil(deps, who, page.now);
    if (until !== undefined) return context.html(lockedPage({ ...page, until }), 429);
    const used = person && (await deps.signInLinks.use(id, page.now));
    if (person === undefined || used === undefined) {
      if (await isSignedInAs(link?.person, context, deps))
        return context.redirect(link?.then ?? FIRST_PAGE, 303);
      await noteFailedTry(deps, who, page.now);
      return deadLink(context, link, person, page.now);
    }
    await beginSession(context, deps.sessions, { id: used.person, email: person.email }, who.from, page.now);
    return context.redirect(used.then, 303);
  });

  app.post('/sign-out', async (context) => {
    const { id, session } = context.get('visitor');
    await deps.sessions.end(id, session.id);
    dropSession(context);
    return context.redirect('/sign-in?state=out', 303);
  });

  return app;
}

async function hasOidc({ settings }: SignInDeps): Promise<boolean> {
  return (await settings.current()).settings.signIn !== undefined;
}

/** The person in the settings to whose address a link was sent. */
type Person = Settings['people'][string];

async function followed(
  { signInLinks, settings }: SignInDeps,
  token: string,
): Promise<{
  readonly id: string;
  readonly link: SignInLink | undefined;
  readonly person: Person | undefined;
}> {
  const id = hashOfToken('sign-in', token);
  const [link, { settings: current }] = await Promise.all([signInLinks.find(id), settings.current()]);
  const person = link && current.people[link.person];
  return { id, link, person: person?.email === link?.email ? person : undefined };
}

/** Whether a link has done its work already: its person is signed in at this browser, and has pressed or opened it again. */
async function isSignedInAs(
  person: string | undefined,
  context: Context,
  { sessions, now }: SignInDeps,
): Promise<boolean> {
  const token = sessionTokenOf(context);
  if (token === undefined || token.person !== person) return false;
  return (await sessions.find(token.person, token.id, now())) !== undefined;
}

/** Why a link does not work, and a new one by one click. Whoever has the old link knows the address that it went to. */
function deadLink(
  context: Context,
  link: SignInLink | undefined,
  person: Person | undefined,
  now: Instant,
): Response | Promise<Response> {
  const page = { reader: person ?? readerOf(context), now, then: link?.then ?? FIRST_PAGE };
  return link === undefined || person === undefined
    ? context.html(deadLinkPage({ ...page, why: 'unknown' }), 404)
    : context.html(
        deadLinkPage({ ...page, why: link.usedAt === undefined ? 'old' : 'used', email: person.email }),
        410,
      );
}
