import type { Mentions } from '#shared/ports/webhooks';
import type { Digest } from '../alert-view.ts';
import {
  alertPost,
  type ChatDigest,
  type ChatLine,
  type ChatPart,
  type ChatPost,
  closingPost,
  digestPost,
} from '../chat-post.ts';
import { mostThat, type Room, roomFor } from '../digest-room.ts';
import type { ChatForm, Frame } from './form.ts';

/** The format of the posts of a chat service. */
export interface ChatFormat<Content extends object> {
  /** The body of the request. */
  body(title: string, lines: readonly ChatLine[]): Content;
  /** The size that its limit counts. */
  bytes(body: Content): number;
  readonly mostBytes: number;
}

/** Posts in a format that may depend on whom they mention: as many lines as it takes, and alerts before links. */
export function chatForm<Content extends object>(
  formatFor: (mentioned: readonly string[]) => ChatFormat<Content>,
  service?: keyof Mentions,
): ChatForm<Content> {
  const formatIn = ({ called }: Frame): ChatFormat<Content> =>
    formatFor(service === undefined ? [] : called.flatMap(({ mentions }) => mentions[service] ?? []));
  return {
    alerts(alerts, frame) {
      const views = alerts.map(({ view }) => view);
      const [only, ...others] = views;
      return only !== undefined && others.length === 0
        ? { content: postBody(formatIn(frame), alertPost(only, frame.reader)), listed: views }
        : digestBody(formatIn(frame), digestPost(views, frame.reader));
    },
    closings: (closings, frame) =>
      digestBody(
        formatIn(frame),
        closingPost(
          closings.map(({ view }) => view),
          frame.reader,
        ),
      ),
    test: ({ title, text }, frame) => postBody(formatIn(frame), { title, links: [], lines: [[{ text }]] }),
  };
}

/** The body of a request about one alert: as many of its lines as fit. */
function postBody<Content extends object>(
  format: ChatFormat<Content>,
  { title, links, lines }: ChatPost,
): Content {
  const bodyWith = (count: number): Content =>
    format.body(title, [
      ...lines.slice(0, count),
      ...(count < lines.length ? [[{ text: '…' }]] : []),
      ...links,
    ]);
  return bodyWith(mostThat(lines.length, (count) => format.bytes(bodyWith(count)) <= format.mostBytes));
}

/** The body about as many alerts or closing lines as fit, of which as many as then fit have links. */
function digestBody<Content extends object, View>(
  format: ChatFormat<Content>,
  { title, rows, notes }: ChatDigest<View>,
): Digest<Content, View> {
  const bodyWith = ({ listed, linked }: Room): Content =>
    format.body(title(listed), [
      ...rows.slice(0, linked).map((row) => row.linked),
      ...rows.slice(linked, listed).map((row) => row.short),
      ...notes,
    ]);
  const room = roomFor(rows.length, (one) => format.bytes(bodyWith(one)) <= format.mostBytes);
  return { content: bodyWith(room), listed: rows.slice(0, room.listed).map(({ view }) => view) };
}

/** The bytes of a text in UTF-8. */
export function utf8(text: string): number {
  return Buffer.byteLength(text);
}

/** A part of a line of Feishu's posts, which have no markup: text stays text. */
export function asTag({ text, url }: ChatPart): object {
  return url === undefined ? { tag: 'text', text } : { tag: 'a', text, href: url };
}

/** A line in the markdown of WeCom and DingTalk. */
export function inMarkdown(line: ChatLine): string {
  return line
    .map(({ text, url }) => (url === undefined ? escaped(text) : `[${escaped(text)}](${inLink(url)})`))
    .join('');
}

/** A bracket in an address would end its link. */
function inLink(url: string): string {
  return url.replaceAll('(', '%28').replaceAll(')', '%29');
}

/**
 * Neither robot supports escaping, so anything that could be markup, a mention or a link becomes its full-width twin.
 */
export function escaped(text: string): string {
  return text.replace(/[*_`~#<>[\]|\\@]/g, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0),
  );
}
