import { cutTo } from '#shared/whole-characters';
import { whereOf } from '../alert-lines.ts';
import type { AlertView, Digest, Reader } from '../alert-view.ts';
import { wordsIn } from '../catalogue.ts';
import { alertPost, type ChatLine, type ChatPost, closingPost, digestPost } from '../chat-post.ts';
import type { ClosingView } from '../closing.ts';
import { mostThat } from '../digest-room.ts';
import type { ChatForm, Frame } from './form.ts';
import { harmless } from './harmless.ts';

/** A button below a text. */
interface Button {
  readonly label: string;
  readonly url: string;
}

/** A post of plain text: nothing in it is markup, a mention or a link. */
export interface TextPost {
  readonly title: string;
  readonly text: string;
  /** What to press first comes first. */
  readonly buttons: readonly Button[];
}

/** How the posts of one service look. */
interface TextFormat {
  /** The body of the request. */
  body(post: TextPost, frame: Frame): object;
  /** Whether a post is within the limits of the service. */
  fits(post: TextPost, frame: Frame): boolean;
}

type Fits = (post: TextPost) => boolean;

/** The longest title that every such service takes. */
const LONGEST_TITLE = 200;

/** The form of a service that takes plain text with buttons. */
export function textForm(format: TextFormat): ChatForm<object> {
  const fitsIn =
    (frame: Frame): Fits =>
    (post) =>
      format.fits(post, frame);
  const bodyOf = <View>({ content, listed }: Digest<TextPost, View>, frame: Frame): Digest<object, View> => ({
    content: format.body(content, frame),
    listed,
  });
  return {
    alerts: (alerts, frame) => {
      const views = alerts.map(({ view }) => view);
      return bodyOf(alertsText(views, frame.reader, fitsIn(frame)), frame);
    },
    closings: (closings, frame) => {
      const views = closings.map(({ view }) => view);
      return bodyOf(closingsText(views, frame.reader, fitsIn(frame)), frame);
    },
    test: ({ title, text }, frame) => format.body({ title, text, buttons: [] }, frame),
  };
}

/** An alert with as many of its lines as fit, or a digest of as many alerts as fit. */
function alertsText(views: readonly AlertView[], reader: Reader, fits: Fits): Digest<TextPost> {
  const [only, ...others] = views;
  if (only !== undefined && others.length === 0)
    return { content: oneText(only, alertPost(only, reader), fits), listed: views };
  const words = wordsIn(reader.language);
  const { title, rows, notes } = digestPost(views, reader);
  const postWith = (listed: number): TextPost => ({
    title: titleOf(title(listed)),
    text: [...rows.slice(0, listed).map(({ short }) => short), ...notes].map(textOf).join('\n'),
    buttons: rows.slice(0, listed).map(({ view }) => ({
      label: harmless(words.labelled(words.acknowledge, view.orderId ?? whereOf(view, words))),
      url: view.acknowledgeUrl,
    })),
  });
  const listed = Math.max(
    mostThat(rows.length, (count) => fits(postWith(count))),
    1,
  );
  return { content: postWith(listed), listed: rows.slice(0, listed).map(({ view }) => view) };
}

/** As many closing lines as fit. */
function closingsText(
  views: readonly ClosingView[],
  reader: Reader,
  fits: Fits,
): Digest<TextPost, ClosingView> {
  const { title, rows } = closingPost(views, reader);
  const postWith = (listed: number): TextPost => ({
    title: titleOf(title(listed)),
    text: rows
      .slice(0, listed)
      .map(({ short }) => textOf(short))
      .join('\n'),
    buttons: [],
  });
  const listed = Math.max(
    mostThat(rows.length, (count) => fits(postWith(count))),
    1,
  );
  return { content: postWith(listed), listed: rows.slice(0, listed).map(({ view }) => view) };
}

/** To take it on comes first, then the conversation: whoever was woken needs no more. */
function oneText(
  { acknowledgeUrl, threadUrl }: AlertView,
  { title, lines, links }: ChatPost,
  fits: Fits,
): TextPost {
  const buttons = links.flat().flatMap(({ text, url }) => (url === undefined ? [] : [{ label: text, url }]));
  const first = [threadUrl, acknowledgeUrl];
  const postWith = (count: number): TextPost => ({
    title: titleOf(title),
    text: [...lines.slice(0, count).map(textOf), ...(count < lines.length ? ['…'] : [])].join('\n'),
    buttons: buttons.toSorted((a, b) => first.indexOf(b.url) - first.indexOf(a.url)),
  });
  return postWith(mostThat(lines.length, (count) => fits(postWith(count))));
}

function titleOf(title: string): string {
  return cutTo(harmless(title), LONGEST_TITLE);
}

function textOf(line: ChatLine): string {
  return harmless(line.map(({ text }) => text).join(''));
}
