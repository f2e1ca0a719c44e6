import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { intakeAddresses, marketplaceIdOf } from '#shared/contracts/settings/intake-addresses';
import type { ApiRequest, ApiResponse } from '../state/types.ts';
import type { EndpointDeps } from './endpoint-deps.ts';
import { outboxSection } from './page-outbox.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from './page-script.ts';
import { lengthInWords, utc } from './page-time.ts';
import { type ApiClock, type ApiThread, readThreads } from './threads.ts';

type Html = ReturnType<typeof html>;

/** The page `/local`: who is waiting, how much time is left, and what was sent. */
export async function boardPage(
  { stack, settings }: EndpointDeps,
  { headers }: ApiRequest,
): Promise<ApiResponse> {
  const threads = await readThreads(stack, 'open');
  const page = await layout(
    html`<p class="quiet">${utc(stack.now())} on the local clock</p>
      <h2>Waiting (${threads.length})</h2>
      ${
        threads.length === 0
          ? html`<p class="quiet">
              Nobody is waiting. Send a mail: ${howTo(settings, headers['host'] ?? '')}
            </p>`
          : html`<ul class="threads">
              ${threads.map((thread) => threadItem(thread, settings, stack.now()))}
            </ul>`
      }
      ${outboxSection(stack.outbox())}`,
  );
  return { status: 200, headers: HEADERS, body: Buffer.from(page.toString()) };
}

function threadItem(thread: ApiThread, settings: EndpointDeps['settings'], now: number): Html {
  const { orderId, waiting, nextStep, acknowledgedBy, kind, clocks } = thread;
  const missed = clocks.findLast(({ state }) => state === 'missed');
  const next = clocks.find(({ state }) => state === 'running');
  const who = acknowledgedBy === null ? undefined : (settings.people[acknowledgedBy]?.name ?? acknowledgedBy);
  return html`<li>
    <div>
      <p class="left ${missed === undefined ? '' : 'late'}">${timeLeft(next ?? missed, now)}</p>
      <p class="quiet">${(next ?? missed)?.name ?? ''}</p>
      ${missed === undefined || next === undefined ? '' : html`<p class="late">${missed.name} missed by ${lengthInWords(now - missed.dueAt)}</p>`}
    </div>
    <div>
      <p>
        <b>${storeName(thread, settings)}</b> · ${subjectInWords(kind, orderId)} · ${waiting} waiting
        ${thread.topic === null ? '' : `· about: ${thread.topic.name}${thread.language === null ? '' : ` (${thread.language.code})`}`}
      </p>
      <p class="quiet">
        ${who === undefined ? '' : `${who} has acknowledged. `}${
          nextStep === null
            ? 'No steps are left.'
            : `Next: ${nextStep.clock} ${nextStep.step} at ${utc(nextStep.at)}`
        }
        · <a href="/api/threads/${encodeURIComponent(thread.id)}">why</a>
      </p>
    </div>
  </li>`;
}

function subjectInWords(kind: string, orderId: string | null): string {
  switch (kind) {
    case 'message':
      return orderId ?? 'without an order';
    case 'unknown':
      return 'a mail that was not understood';
    case 'unmatched-reply':
      return 'a copy of a reply without its message';
    case 'account-status':
    case 'figure-warning':
    case 'figure-alarm':
    case 'credentials':
      return kind.replace('-', ' ');
    default:
      return `${kind} for ${orderId ?? 'an unnamed order'}`;
  }
}

function timeLeft(clock: ApiClock | undefined, now: number): string {
  if (clock === undefined) return 'no deadline';
  return clock.dueAt >= now
    ? `${lengthInWords(clock.dueAt - now)} left`
    : `${lengthInWords(now - clock.dueAt)} overdue`;
}

/** The store's name with its marketplace: `Acme EU, DE`. */
export function storeName(
  { store, marketplaceId }: Pick<ApiThread, 'store' | 'marketplaceId'>,
  { stores }: EndpointDeps['settings'],
): string {
  const known = stores[store];
  const country = known?.marketplaces.find((one) => marketplaceIdOf(one.country) === marketplaceId)?.country;
  return [known?.name ?? store, country].filter((part) => part !== undefined).join(', ');
}

function howTo(settings: EndpointDeps['settings'], host: string): Html {
  const [first] = intakeAddresses(settings);
  return html`<code
    >curl --data-binary @mail.eml "http://${host}/local/mail?recipient=${first?.address ?? ''}"</code
  >`;
}

// Style and script are inserted raw: the content security policy allows them by the hash of every byte.
function layout(main: Html): Html | Promise<Html> {
  return html`${raw('<!doctype html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Replywatch</title>
        ${raw(`<style>${PAGE_STYLE}</style>`)}
      </head>
      <body>
        <header><h1>Replywatch</h1></header>
        <main>${main}</main>
        ${raw(`<script>${PAGE_SCRIPT}</script>`)}
      </body>
    </html>`;
}

const sourceHash = (source: string): string =>
  `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

const HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src ${sourceHash(PAGE_STYLE)}; script-src ${sourceHash(PAGE_SCRIPT)}; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
