import type { Frame } from './form.ts';
import { textForm, type TextPost } from './text-post.ts';

/** A message of 4,096 bytes becomes an attachment, which many servers refuse. */
const LONGEST_MESSAGE_BYTES = 4_000;
/** The server reads twice as much of the whole request; this leaves room for the topic. */
const LONGEST_BODY_BYTES = 8_000;
const MOST_ACTIONS = 3;

/** The highest priority of ntfy rings on and, where a phone allows it, through "do not disturb"; the second lowest is silent. */
const PRIORITY = { loud: 5, quiet: 2 } as const;

/** A message of plain text; a tap opens the page to take it on, and so does the first of at most three buttons. */
export const ntfyForm = textForm({
  body: messageOf,
  fits: (post, frame) =>
    bytes(post.text) <= LONGEST_MESSAGE_BYTES &&
    bytes(JSON.stringify(messageOf(post, frame))) <= LONGEST_BODY_BYTES,
});

const bytes = (text: string): number => Buffer.byteLength(text);

function messageOf({ title, text, buttons }: TextPost, { loudness }: Frame): object {
  const [first] = buttons;
  return {
    title,
    message: text,
    priority: PRIORITY[loudness],
    ...(first !== undefined && {
      click: first.url,
      actions: buttons.slice(0, MOST_ACTIONS).map(({ label, url }) => ({ action: 'view', label, url })),
    }),
  };
}
