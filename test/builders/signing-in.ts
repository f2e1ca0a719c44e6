import type { BoardDeps } from '#functions/board/board';
import { sendSignInLink } from '#functions/send-sign-in-link/send-sign-in-link';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import type { AlertMessage } from '#shared/ports/alerts';
import type { Sessions } from '#shared/ports/people/sessions';
import type { Counters, SignInLinks, SignInMessage } from '#shared/ports/people/sign-in';
import { memoryAlertChannel, memorySettings } from '#test/fakes/memory-ports';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryCounters, memorySignInLinks, memorySignInQueue } from '#test/fakes/memory-sign-in';
import { boardOf } from './board.ts';
import { shop } from './shop.ts';

type Mail = Extract<AlertMessage, { channel: 'email' }>;

export const HOST = 'board.example';

/** The board, the function that mails links, and what strangers and people do with them. */
export interface SigningIn {
  readonly app: ReturnType<typeof boardOf>;
  readonly sessions: Sessions;
  readonly links: SignInLinks;
  readonly counters: Counters;
  readonly settings: ReturnType<typeof memorySettings>;
  get(path: string, how?: Given): Promise<Response>;
  /** Posts a form as the browser does from a page of ours. */
  post(path: string, form?: Record<string, string>, how?: Given): Promise<Response>;
  /** Lets the messages of the queue be handled, and returns the mails that went out for them. */
  mails(): Promise<Mail[]>;
  /** The messages that wait in the queue. */
  take(): SignInMessage[];
  /** Asks for a link to an address, and returns its path. */
  linkTo(email: string, form?: Record<string, string>): Promise<string>;
}

interface Given {
  readonly cookie?: string;
  readonly origin?: string | undefined;
  readonly address?: string;
  readonly language?: string;
}

/** `given` takes the place of a shop without a provider of its own. */
export function signingIn(
  now: () => number,
  {
    settings: first = shop(),
    ...given
  }: Partial<Pick<BoardDeps, 'oidc' | 'onFailure'>> & { readonly settings?: VersionedSettings } = {},
): SigningIn {
  const sessions = memorySessions();
  const links = memorySignInLinks();
  const counters = memoryCounters();
  const signIns = memorySignInQueue();
  const settings = memorySettings(first);
  const app = boardOf({ now, sessions, signInLinks: links, counters, signIns, settings, ...given });
  const request = (
    path: string,
    { cookie = '', origin, address = '203.0.113.7', language = 'en' }: Given,
    init: RequestInit,
  ): Promise<Response> =>
    Promise.resolve(
      app.request(
        `https://${HOST}${path}`,
        {
          ...init,
          headers: {
            host: HOST,
            accept: 'text/html',
            'accept-language': language,
            'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0 Safari/537.36',
            cookie,
            ...(origin !== undefined && { origin }),
          },
        },
        { requestContext: { http: { sourceIp: address } } },
      ),
    );
  const world: SigningIn = {
    app,
    sessions,
    links,
    counters,
    settings,
    get: (path, how = {}) => request(path, how, {}),
    post: (path, form = {}, how = {}) =>
      request(
        path,
        { origin: `https://${HOST}`, ...how },
        { method: 'POST', body: new URLSearchParams(form) },
      ),
    async mails() {
      const email = memoryAlertChannel<Mail>();
      for (const message of signIns.take())
        await sendSignInLink(
          { settings, links, counters, email, publicUrl: `https://${HOST}`, now },
          message,
        );
      return email.delivered;
    },
    take: () => signIns.take(),
    async linkTo(email, form = {}) {
      await world.post('/sign-in', { email, ...form });
      const [mail] = await world.mails();
      return new URL(/https:\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname;
    },
  };
  return world;
}

/** The session cookie that an answer sets. */
export function cookieOf(answer: Response): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}
