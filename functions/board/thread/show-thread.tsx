import type { Context } from 'hono';
import type { Instant } from '#shared/domain/instant';
import type { AttachmentShelf } from '#shared/ports/attachments';
import type { Now } from '#shared/ports/now';
import { isId } from '../is-id.ts';
import { PAGE_HEADERS } from '../security-headers.ts';
import { notFoundPage } from '../web/error-page.tsx';
import type { BoardEnv } from '../web/visitor.ts';
import type { Failed, JustSent } from './context.ts';
import { openThread, type OpenThreadDeps } from './open-thread.ts';
import { ThreadPage } from './page.tsx';
import type { WantedInComposer } from './reply/desk.ts';
import { deskWords, type DeskWords } from './reply/words.ts';
import { threadWords } from './words.ts';

export interface ShowThreadDeps extends OpenThreadDeps {
  readonly attachments: AttachmentShelf;
  readonly now: Now;
}

/** What a form held that could not be taken, or that is to be looked at once more. */
export interface Again {
  readonly failed?: Failed | undefined;
  readonly deskFailed?: keyof DeskWords['refused'] | undefined;
  readonly composer?: WantedInComposer | undefined;
}

/** Shows a thread; with a form that could not be taken, why, and what it held. */
export async function showThread(
  deps: ShowThreadDeps,
  context: Context<BoardEnv>,
  id: string,
  { failed, deskFailed, composer }: Again = {},
): Promise<Response> {
  const visitor = context.get('visitor');
  const now = deps.now();
  const { before, message, done, template, change, help, sent, from } = context.req.query();
  const wanted = { before: instantIn(before), composer: composer ?? { template, change, help } };
  const open = isId(id) ? await openThread(deps, id, wanted, visitor, now) : undefined;
  if (open === undefined) return context.html(notFoundPage(visitor.reader, now), 404);
  const { language } = visitor.reader;
  const all = { ...threadWords[language].done, ...deskWords[language].done };
  if (visitor.isManager || open.talk.said.some(({ files }) => (files?.length ?? 0) > 0))
    await allowDownloads(deps, context);
  return context.html(
    <ThreadPage
      context={{ open, visitor, now, failed, deskFailed, sent: justSent(sent, from ?? id) }}
      done={Object.entries(all).find(([act]) => act === done)?.[1]}
      only={open.talk.said.some((one) => one.id === message) ? message : undefined}
    />,
    failed === undefined && deskFailed === undefined ? 200 : 422,
  );
}

function justSent(replyId: string | undefined, threadId: string): JustSent | undefined {
  return replyId !== undefined && isId(replyId) && isId(threadId) ? { threadId, replyId } : undefined;
}

/** A form that asks for a file is answered by a link to where the file is: a browser follows it only if the page allows it. */
async function allowDownloads({ attachments }: ShowThreadDeps, context: Context<BoardEnv>): Promise<void> {
  const { origin } = new URL(await attachments.link({ mail: '-', place: 0 }));
  const policy = PAGE_HEADERS['Content-Security-Policy'] ?? '';
  context.header(
    'Content-Security-Policy',
    policy.replace("form-action 'self'", `form-action 'self' ${origin}`),
  );
}

function instantIn(text: string | undefined): Instant | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
