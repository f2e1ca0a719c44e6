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
import type { ChatForm } from './form.ts';

/** The group robots that need a format of their own. */
export type Robot = 'wecom' | 'dingtalk' | 'feishu';

/** The format of a robot's posts. */
interface Format {
  /** The body of the request. */
  body(title: string, lines: readonly ChatLine[]): object;
  /** The size that its limit counts. */
  bytes(body: object): number;
  readonly mostBytes: number;
}

const utf8 = (text: string): number => Buffer.byteLength(text);
/** Room for a timestamp and a signature. */
const SIGNATURE_BYTES = 200;

const FORMATS: Readonly<Record<Robot, Format>> = {
  wecom: {
    body: (title, lines) => ({
      msgtype: 'markdown',
      markdown: { content: [`### ${escaped(title)}`, ...lines.map(inMarkdown)].join('\n') },
    }),
    // The limit applies to the content alone; a line break counts two in JSON, so this is never less.
    bytes: (body) => utf8(JSON.stringify(body)),
    mostBytes: 4_096,
  },
  dingtalk: {
    body: (title, lines) => ({
      msgtype: 'markdown',
      markdown: { title, text: [`### ${escaped(title)}`, ...lines.map(inMarkdown)].join('\n\n') },
    }),
    bytes: (body) => utf8(JSON.stringify(body)),
    mostBytes: 20_000 - SIGNATURE_BYTES,
  },
  feishu: {
    // A `post` has no markup: text stays text.
    body: (title, lines) => ({
      msg_type: 'post',
      content: { post: { zh_cn: { title, content: lines.map((line) => line.map(asTag)) } } },
    }),
    bytes: (body) => utf8(JSON.stringify(body)),
    mostBytes: 20_000 - SIGNATURE_BYTES,
  },
};

/** What a robot gets: markdown or a post, as many lines of it as it takes. */
export function robotForm(robot: Robot): ChatForm<object> {
  return {
    alerts(alerts, { reader }) {
      const views = alerts.map(({ view }) => view);
      const [only, ...others] = views;
      return only !== undefined && others.length === 0
        ? { content: robotBody(robot, alertPost(only, reader)), listed: views }
        : robotDigest(robot, digestPost(views, reader));
    },
    closings: (closings, { reader }) =>
      robotDigest(
        robot,
        closingPost(
          closings.map(({ view }) => view),
          reader,
        ),
      ),
    test: ({ title, text }) => robotBody(robot, { title, links: [], lines: [[{ text }]] }),
  };
}

/** The body of a robot's request about one alert: as many of its lines as fit. */
function robotBody(robot: Robot, { title, links, lines }: ChatPost): object {
  const form = FORMATS[robot];
  const bodyWith = (count: number): object =>
    form.body(title, [
      ...lines.slice(0, count),
      ...(count < lines.length ? [[{ text: '…' }]] : []),
      ...links,
    ]);
  return bodyWith(mostThat(lines.length, (count) => form.bytes(bodyWith(count)) <= form.mostBytes));
}

/** The body about as many alerts or closing lines as fit, of which as many as then fit have links. */
function robotDigest<View>(robot: Robot, { title, rows, notes }: ChatDigest<View>): Digest<object, View> {
  const form = FORMATS[robot];
  const bodyWith = ({ listed, linked }: Room): object =>
    form.body(title(listed), [
      ...rows.slice(0, linked).map((row) => row.linked),
      ...rows.slice(linked, listed).map((row) => row.short),
      ...notes,
    ]);
  const room = roomFor(rows.length, (one) => form.bytes(bodyWith(one)) <= form.mostBytes);
  return { content: bodyWith(room), listed: rows.slice(0, room.listed).map(({ view }) => view) };
}

function asTag({ text, url }: ChatPart): object {
  return url === undefined ? { tag: 'text', text } : { tag: 'a', text, href: url };
}

/** A line as markdown, in which nothing but our own links is markup. */
export function inMarkdown(line: ChatLine): string {
  return line
    .map(({ text, url }) => (url === undefined ? escaped(text) : `[${escaped(text)}](${closed(url)})`))
    .join('');
}

/** A parenthesis would end the link before its end. */
function closed(url: string): string {
  return url.replaceAll('(', '%28').replaceAll(')', '%29');
}

/**
 * Nobody supports escaping, so anything that could be markup, a mention or a link becomes its full-width twin.
 */
function escaped(text: string): string {
  return text.replace(/[*_`~#<>[\]|\\@]/g, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0),
  );
}
