import type { AlertView } from '../alert-view.ts';
import {
  alertPost,
  type ChatDigest,
  type ChatLine,
  type ChatPart,
  closingPost,
  digestPost,
} from '../chat-post.ts';
import { mostThat, type Room, roomFor } from '../digest-room.ts';
import type { ChatForm, Frame } from './form.ts';
import { harmless } from './harmless.ts';
import { inMarkdown } from './robots.ts';

/** Teams refuses a message above 28 KB. */
const MOST_BYTES = 27_000;

/** The content of a card. */
interface Card {
  readonly title: string;
  readonly lines: readonly ChatLine[];
  readonly buttons: readonly Required<ChatPart>[];
}

/** A card of text, with buttons for one alert and links for several. Teams has no priorities, so a call is only coloured. */
export const teamsForm: ChatForm<object> = {
  alerts(alerts, frame) {
    const views = alerts.map(({ view }) => view);
    const [only, ...others] = views;
    return only !== undefined && others.length === 0
      ? { content: alertCard(only, frame), listed: views }
      : digestCard(digestPost(views, frame.reader), frame);
  },
  closings(closings, frame) {
    const views = closings.map(({ view }) => view);
    return digestCard(closingPost(views, frame.reader), frame);
  },
  test: ({ title, text }, frame) => messageOf({ title, lines: [[{ text }]], buttons: [] }, frame),
};

/** An alert with as many of its lines as fit, and all its buttons: to take it on comes first. */
function alertCard(view: AlertView, frame: Frame): object {
  const { title, lines, links } = alertPost(view, frame.reader);
  const buttons = links.flat().flatMap(({ text, url }) => (url === undefined ? [] : [{ text, url }]));
  const cardWith = (count: number): object =>
    messageOf(
      {
        title,
        lines: [...lines.slice(0, count), ...(count < lines.length ? [[{ text: '…' }]] : [])],
        buttons: buttons.toSorted(
          (a, b) => Number(b.url === view.acknowledgeUrl) - Number(a.url === view.acknowledgeUrl),
        ),
      },
      frame,
    );
  return cardWith(mostThat(lines.length, (count) => bytesOf(cardWith(count)) <= MOST_BYTES));
}

/** As many alerts or closing lines as fit, of which as many as then fit have links. */
function digestCard<View>(
  { title, rows, notes }: ChatDigest<View>,
  frame: Frame,
): { readonly content: object; readonly listed: readonly View[] } {
  const cardWith = ({ listed, linked }: Room): object =>
    messageOf(
      {
        title: title(listed),
        lines: [
          ...rows.slice(0, linked).map((row) => row.linked),
          ...rows.slice(linked, listed).map((row) => row.short),
          ...notes,
        ],
        buttons: [],
      },
      frame,
    );
  const room = roomFor(rows.length, (one) => bytesOf(cardWith(one)) <= MOST_BYTES);
  return { content: cardWith(room), listed: rows.slice(0, room.listed).map(({ view }) => view) };
}

const bytesOf = (body: object): number => Buffer.byteLength(JSON.stringify(body));

function messageOf({ title, lines, buttons }: Card, { loudness }: Frame): object {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          body: [
            {
              type: 'TextBlock',
              text: textOf([{ text: title }]),
              wrap: true,
              weight: 'Bolder',
              size: 'Medium',
              ...(loudness === 'loud' && { color: 'Attention' }),
            },
            ...lines.map((line) => ({ type: 'TextBlock', text: textOf(line), wrap: true, spacing: 'Small' })),
          ],
          ...(buttons.length > 0 && {
            actions: buttons.map(({ text, url }) => ({ type: 'Action.OpenUrl', title: text, url })),
          }),
        },
      },
    ],
  };
}

/** A text block knows some markdown and makes links of words; nothing from outside is either. */
function textOf(line: ChatLine): string {
  return inMarkdown(line.map((part) => ({ ...part, text: part.text.replace(/\S(?:.*\S)?/s, harmless) })));
}
