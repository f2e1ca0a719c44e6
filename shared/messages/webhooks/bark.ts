import type { WebhookContent } from '#shared/ports/webhooks';
import { alertPost, type ChatLine, closingPost, digestPost } from '../chat-post.ts';
import { mostThat } from '../digest-room.ts';
import type { ChatForm } from './form.ts';
import { harmless } from './harmless.ts';

type BarkPush = WebhookContent<'bark'>;

/** Apple takes 4,096 bytes; Bark adds the sound, the level and the group. */
const MOST_BYTES = 3_500;

/** What an iPhone gets: plain text, as many lines of it as Apple takes; a tap leads to where one acts. */
export const barkForm: ChatForm<BarkPush> = {
  alerts(alerts, { reader }) {
    const views = alerts.map(({ view }) => view);
    const [only, ...others] = views;
    if (only !== undefined && others.length === 0) {
      const { title, lines } = alertPost(only, reader);
      const pushWith = (count: number): BarkPush =>
        push(
          title,
          count < lines.length ? [...lines.slice(0, count), [{ text: '…' }]] : lines,
          only.acknowledgeUrl,
        );
      return { content: pushWith(mostThat(lines.length, (count) => fits(pushWith(count)))), listed: views };
    }
    const { title, rows, notes } = digestPost(views, reader);
    const inbox = only === undefined ? undefined : new URL('/inbox', only.threadUrl).href;
    const pushWith = (count: number): BarkPush =>
      push(title(count), [...rows.slice(0, count).map(({ short }) => short), ...notes], inbox);
    const count = mostThat(rows.length, (most) => fits(pushWith(most)));
    return { content: pushWith(count), listed: rows.slice(0, count).map(({ view }) => view) };
  },
  closings(closings, { reader }) {
    const { title, rows } = closingPost(
      closings.map(({ view }) => view),
      reader,
    );
    const pushWith = (count: number): BarkPush =>
      push(
        title(count),
        rows.slice(0, count).map(({ short }) => short),
      );
    const count = mostThat(rows.length, (most) => fits(pushWith(most)));
    return { content: pushWith(count), listed: rows.slice(0, count).map(({ view }) => view) };
  },
  test: ({ title, text }) => push(title, [[{ text }]]),
};

function push(title: string, lines: readonly ChatLine[], url?: string): BarkPush {
  const body = lines.map((line) => line.map(({ text }) => harmless(text)).join('')).join('\n');
  return { title, body, ...(url !== undefined && { url }) };
}

function fits(one: BarkPush): boolean {
  return Buffer.byteLength(JSON.stringify(one)) <= MOST_BYTES;
}
