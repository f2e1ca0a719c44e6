import { boardApp, type BoardDeps } from '#functions/board/board';
import { STYLE_PATH } from '#functions/board/web/assets';
import { SESSION_COOKIE } from '#functions/board/web/session-cookie';
import { joseLinkSigner } from '#shared/adapters/jose-link-signer';
import { hashOfToken } from '#shared/application/people/tokens';
import type { Sessions } from '#shared/ports/people/sessions';
import { memoryHelpShelf } from '#test/fakes/memory-assistant';
import { memoryBoard } from '#test/fakes/memory-board';
import { memoryMarks } from '#test/fakes/memory-marks';
import { memoryMutes } from '#test/fakes/memory-mutes';
import {
  memoryAlertQueue,
  memoryAuditLog,
  memoryCanaryLog,
  memoryLastSeen,
  memoryMailStore,
  memorySettings,
} from '#test/fakes/memory-ports';
import { memoryPushDevices, memoryPushKey } from '#test/fakes/memory-push';
import { memoryReplyQueue, memoryReplyShelf } from '#test/fakes/memory-replies';
import { memoryOrders } from '#test/fakes/memory-orders';
import {
  memoryAttachmentShelf,
  memoryEvidenceShelf,
  memoryNotes,
  memoryReads,
} from '#test/fakes/memory-notes';
import { memoryPresence } from '#test/fakes/memory-presence';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryCounters, memorySignInLinks, memorySignInQueue } from '#test/fakes/memory-sign-in';
import { memorySnapshots } from '#test/fakes/memory-snapshots';
import { memoryDeadLetterLog, memoryRegistry } from '#test/fakes/memory-sp-api-stores';
import { memoryTakeoverMails, memoryTakeovers } from '#test/fakes/memory-takeovers';
import { memoryTemplates } from '#test/fakes/memory-templates';
import { memoryTestAnswers, memoryTestRings } from '#test/fakes/memory-test-rings';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';
import { shop } from './shop.ts';

type Given = Partial<Omit<BoardDeps, 'threads' | 'waits'>> &
  Pick<BoardDeps, 'now'> & { readonly threads?: ReturnType<typeof memoryThreadStore> };

/** The public key for push of the board over memory. */
const PUSH_KEY = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]).toString('base64url');

/** Signs the links that the board over memory takes. */
export const boardLinks = joseLinkSigner(() =>
  Promise.resolve(JSON.stringify({ kid: 'a', key: 'k'.repeat(40) })),
);

/** The board over memory, where a failure fails the test. */
export function boardOf(given: Given): ReturnType<typeof boardApp> {
  let failure: Error | undefined;
  const threads = given.threads ?? memoryThreadStore();
  const deps: BoardDeps = {
    threads,
    waits: threads,
    alerts: memoryAlertQueue(),
    settings: memorySettings(shop()),
    links: boardLinks,
    queues: { read: () => Promise.resolve([]) },
    canaries: memoryCanaryLog(),
    audits: memoryAuditLog(),
    mutes: memoryMutes(),
    lastSeen: memoryLastSeen(),
    deadLetters: memoryDeadLetterLog(),
    registry: memoryRegistry(),
    snapshots: memorySnapshots(),
    mails: memoryMailStore(new Map()),
    sessions: memorySessions(),
    signInLinks: memorySignInLinks(),
    counters: memoryCounters(),
    signIns: memorySignInQueue(),
    board: memoryBoard(threads),
    isFilled: () => Promise.resolve(true),
    devices: memoryPushDevices(),
    pushKey: memoryPushKey(PUSH_KEY),
    takeovers: memoryTakeovers(),
    takeoverMails: memoryTakeoverMails(),
    newForm: () => 'a-form-of-its-own',
    marks: memoryMarks(),
    help: memoryHelpShelf(),
    assistant: undefined,
    notes: memoryNotes(),
    orders: memoryOrders(),
    orderRequests: { ask: () => Promise.resolve() },
    reads: memoryReads(),
    templates: memoryTemplates(),
    attachments: memoryAttachmentShelf(),
    presence: memoryPresence(),
    replies: memoryReplyQueue(),
    shelf: memoryReplyShelf(),
    evidence: memoryEvidenceShelf(),
    wholeMails: given.mails ?? memoryMailStore(new Map()),
    testRings: memoryTestRings(),
    testAnswers: memoryTestAnswers(),
    mentions: { put: () => Promise.resolve() },
    oidc: {
      begin: () => Promise.reject(new Error('this shop has no OIDC provider')),
      end: () => Promise.reject(new Error('this shop has no OIDC provider')),
    },
    publicUrl: 'https://board.example',
    onUnreadable: (thread) => {
      throw new Error(`${thread} was left out`);
    },
    onFailure: (route, error) => {
      failure = new Error(route, { cause: error });
    },
    ...given,
  };
  const app = boardApp(deps, () => Promise.resolve(deps));
  const { request } = app;
  // A room answers its own failures, so what it throws never reaches the test by itself.
  app.request = async (...asked) => {
    const answer = await request(...asked);
    const failed = failure;
    failure = undefined;
    if (failed !== undefined) throw failed;
    return answer;
  };
  return app;
}

/** A browser in which a person has signed in. */
export interface Browser {
  get(path: string): Promise<Response>;
  /** Sends a form as our page does: with the token that the page at `from` holds. */
  post(path: string, form: Record<string, string> | [string, string][], from?: string): Promise<Response>;
  /** The same form, sent by a page of another site. */
  postFrom(origin: string, path: string, form: [string, string][]): Promise<Response>;
  /** Sends a form that may carry files. */
  postFiles(path: string, form: Record<string, string>, files: readonly File[]): Promise<Response>;
  /** A page with its style inside, to look at in Chromium. */
  standalone(path: string): Promise<string>;
}

const TOKEN = 'a-token-that-nobody-guesses';
const HOST = 'board.example';

/** Signs a person in at a board whose sessions are given. */
export async function signedInAt(
  app: ReturnType<typeof boardApp>,
  sessions: Sessions,
  person: string,
  now: number,
): Promise<Browser> {
  const token = `${person}.${TOKEN}`;
  await sessions.start({
    id: hashOfToken('session', token),
    person,
    email: `${person}@acme.example`,
    startedAt: now,
    seenAt: now,
  });
  const headers = { cookie: `${SESSION_COOKIE}=${token}`, host: HOST, accept: 'text/html' };
  const at = (path: string): string => `https://${HOST}${path}`;
  const get = (path: string): Promise<Response> => Promise.resolve(app.request(at(path), { headers }));
  const post = async (
    origin: string,
    path: string,
    form: Record<string, string> | [string, string][],
    from = '/inbox',
  ): Promise<Response> => {
    const field = /name="token" value="([^"]+)"/.exec(await (await get(from)).text())?.[1] ?? '';
    return app.request(at(path), {
      method: 'POST',
      headers: { ...headers, origin },
      body: new URLSearchParams([['token', field], ...(Array.isArray(form) ? form : Object.entries(form))]),
    });
  };
  return {
    get,
    post: (path, form, from) => post(`https://${HOST}`, path, form, from),
    postFrom: (origin, path, form) => post(origin, path, form),
    async postFiles(path, form, files) {
      const page = await (await get(path.replace(/\/reply$/, ''))).text();
      const body = new FormData();
      body.set('token', /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '');
      for (const [name, value] of Object.entries(form)) body.set(name, value);
      for (const file of files) body.append('files', file);
      return app.request(at(path), {
        method: 'POST',
        headers: { ...headers, origin: `https://${HOST}` },
        body,
      });
    },
    async standalone(path) {
      const style = await (await get(STYLE_PATH)).text();
      return (await (await get(path)).text()).replace(
        /<link rel="stylesheet"[^>]*>/,
        `<style>${style}</style>`,
      );
    },
  };
}
