import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { jsonText } from '#shared/contracts/json-text';
import type { Settings, SettingsSource } from '#shared/contracts/settings/settings';
import { minutes } from '#shared/domain/instant';
import type { Now } from '#shared/ports/now';
import type { Sessions } from '#shared/ports/people/sessions';
import type { OidcClient, OidcFlow, OidcProvider, Vouched } from '#shared/ports/people/sign-in';
import * as z from '#shared/zod';
import { beginSession } from '../web/session-cookie.ts';
import type { BoardEnv } from '../web/visitor.ts';
import { lockedPage, strangerPage, unreachablePage } from './pages.tsx';
import { readerOf, wantedPath } from './request.ts';
import { lockedUntil, noteFailedTry, type TriesDeps } from './tries.ts';
import { whereaboutsOf } from './whereabouts.ts';

export interface OidcDeps extends TriesDeps {
  readonly oidc: OidcProvider;
  readonly sessions: Pick<Sessions, 'start'>;
  readonly settings: SettingsSource;
  /** Where the pages are, without a slash at the end. */
  readonly publicUrl: string;
  readonly now: Now;
  /** Called with what went wrong at the provider. */
  readonly onFailure: (route: string, error: unknown) => void;
}

/** Keeps a sign-in that has begun in the browser that began it, for as long as somebody needs at the provider. */
const FLOW_COOKIE = '__Host-oidc';
const FLOW_LIVES_SECONDS = minutes(10) / 1000;
const OURS = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;
const RETURN_PATH = '/sign-in/oidc/return';

const flowCookie = z.pipe(
  jsonText,
  z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string(), then: wantedPath }),
);

/** Signing in by the shop's own OIDC provider. */
export function oidcRoutes(deps: OidcDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();

  // Begun by a GET: the content policy lets a form post to ourselves only.
  app.get('/sign-in/oidc', async (context) => {
    const [client, then] = [await clientOf(deps), wantedPath.parse(context.req.query('then'))];
    if (client === undefined) return context.notFound();
    const begun = await working(deps, context, () => deps.oidc.begin(client));
    if (begun === undefined) return unreachable(context);
    setCookie(context, FLOW_COOKIE, encoded({ ...begun.flow, then }), {
      ...OURS,
      maxAge: FLOW_LIVES_SECONDS,
    });
    return context.redirect(begun.url, 303);
  });

  app.get(RETURN_PATH, async (context) => {
    const page = { reader: readerOf(context), now: deps.now() };
    const client = await clientOf(deps);
    if (client === undefined) return context.notFound();
    const flow = flowOf(context);
    // Another site can lead a browser here, but does not know its state: that is no try of whoever uses the browser.
    if (flow === undefined || flow.state !== context.req.query('state'))
      return context.redirect('/sign-in?state=begin-anew', 303);
    deleteCookie(context, FLOW_COOKIE, OURS);
    const from = whereaboutsOf(context);
    const until = await lockedUntil(deps, { person: undefined, from }, page.now);
    if (until !== undefined) return context.html(lockedPage({ ...page, until }), 429);
    const vouched = await working(deps, context, () =>
      deps.oidc.end(client, flow, new URL(context.req.url).search),
    );
    if (vouched === undefined) return unreachable(context);
    const person = personOf(vouched, (await deps.settings.current()).settings);
    if (person === undefined) {
      await noteFailedTry(deps, { person: undefined, from }, page.now);
      return context.html(
        strangerPage({ ...page, email: vouched === 'refused' ? undefined : vouched.email }),
        403,
      );
    }
    const lock = await lockedUntil(deps, { person: person.id, from }, page.now);
    if (lock !== undefined) return context.html(lockedPage({ ...page, until: lock }), 429);
    await beginSession(context, deps.sessions, person, from, page.now);
    return context.redirect(flow.then, 303);
  });

  return app;

  function unreachable(context: Context<BoardEnv>): Response | Promise<Response> {
    return context.html(unreachablePage({ reader: readerOf(context), now: deps.now() }), 502);
  }
}

async function clientOf({ settings, publicUrl }: OidcDeps): Promise<OidcClient | undefined> {
  const { signIn } = (await settings.current()).settings;
  return signIn && { ...signIn.oidc, returnUrl: `${publicUrl}${RETURN_PATH}` };
}

/** What the provider answered; undefined when it does not work, which the log says. */
async function working<Answer>(
  { onFailure }: OidcDeps,
  { req }: Context,
  ask: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    onFailure(`${req.method} ${req.path}`, error);
    return undefined;
  }
}

function personOf(
  vouched: Vouched,
  { people }: Settings,
): { readonly id: string; readonly email: string } | undefined {
  if (vouched === 'refused') return undefined;
  const { email } = vouched;
  const found = Object.entries(people).find(([, one]) => one.email === email);
  return found && { id: found[0], email };
}

function encoded(flow: OidcFlow & { readonly then: string }): string {
  return Buffer.from(JSON.stringify(flow)).toString('base64url');
}

function flowOf(context: Context): z.output<typeof flowCookie> | undefined {
  const cookie = getCookie(context, FLOW_COOKIE) ?? '';
  return flowCookie.safeParse(Buffer.from(cookie, 'base64url').toString()).data;
}
