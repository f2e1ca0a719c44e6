import type { Frame } from './form.ts';
import { textForm, type TextPost } from './text-post.ts';

/** Characters of a message, as Telegram counts them: in UTF-16. */
const LONGEST_TEXT = 4_096;
/** More buttons than a phone shows without scrolling help nobody. */
const MOST_BUTTONS = 8;

/** A message of plain text with buttons: without `parse_mode` nothing in it is markup. */
export const telegramForm = textForm({
  body: messageOf,
  fits: ({ title, text }) => title.length + 2 + text.length <= LONGEST_TEXT,
});

function messageOf({ title, text, buttons }: TextPost, { loudness }: Frame): object {
  const rows = buttons.slice(0, MOST_BUTTONS).map(({ label, url }) => [{ text: label, url }]);
  return {
    text: `${title}\n\n${text}`,
    disable_notification: loudness === 'quiet',
    link_preview_options: { is_disabled: true },
    ...(rows.length > 0 && { reply_markup: { inline_keyboard: rows } }),
  };
}
