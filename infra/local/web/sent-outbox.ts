import { html } from 'hono/html';
import { isToBuyer } from '../relay/relay.ts';
import type { OutboxEntry } from '../state/types.ts';
import { plainSlackText, type SlackLine, slackLines } from './page-slack.ts';
import { utc } from './page-time.ts';

type Html = ReturnType<typeof html>;

const CHANNEL_NAMES = { email: 'E-mail', slack: 'Slack', webhook: 'Webhook', push: 'Push' } as const;

/** How many alerts the page shows; the endpoint has all of them. */
const SHOWN = 50;

/** What SES, Slack, webhooks and push services were asked to deliver, newest first. */
export function outboxSection(outbox: readonly OutboxEntry[]): Html {
  const newest = outbox.toReversed().slice(0, SHOWN);
  return html`<h1>Outbox (${outbox.length})</h1>
    ${outbox.length === 0 ? html`<p class="quiet">Nobody has been alerted yet.</p>` : ''}
    ${newest.map(article)}
    ${
      outbox.length > SHOWN
        ? html`<p class="quiet">
            The newest ${SHOWN} are shown; <a href="/local/outbox">/local/outbox</a> has all.
          </p>`
        : ''
    }`;
}

function article(entry: OutboxEntry): Html {
  return html`<article>
    <p class="quiet">${utc(Date.parse(entry.at))} · ${kindOf(entry)} to ${entry.to.join(', ')}</p>
    ${entry.channel === 'slack' ? post(entry) : titled(entry)}
  </article>`;
}

function kindOf({ channel, to }: OutboxEntry): string {
  return to.some(isToBuyer) ? 'Reply to a buyer, by e-mail' : CHANNEL_NAMES[channel];
}

function titled({ subject, text }: OutboxEntry): Html {
  return html`<h3>${subject}</h3>
    <pre>${linked(text.trimEnd())}</pre>`;
}

function post({ text, blocks = [] }: OutboxEntry): Html {
  const lines = slackLines(blocks);
  const texts = lines.filter(({ kind }) => kind === 'text').map((line) => line.text);
  return html`<h3>${lines.find(({ kind }) => kind === 'header')?.text ?? plainSlackText(text)}</h3>
    <pre>${linked(texts.join('\n'))}</pre>
    ${lines.flatMap(button)}`;
}

function button({ kind, text, url }: SlackLine): Html[] {
  return kind === 'button' && url !== undefined && /^https?:\/\//.test(url)
    ? [html`<a class="button" rel="noreferrer" href="${url}">${text}</a>`]
    : [];
}

/** The text with its URLs as links, so that an acknowledgement is one click away. */
function linked(text: string): (string | Html)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 0 ? part : html`<a rel="noreferrer" href="${part}">${part}</a>`));
}
