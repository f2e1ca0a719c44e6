import { minutes, seconds } from '#shared/domain/instant';
import { cutTo } from '#shared/whole-characters';
import type { Frame } from './form.ts';
import { textForm, type TextPost } from './text-post.ts';

/** Pushover counts whole code points; counting in UTF-16 is never less. */
const LONGEST_MESSAGE = 1_024;
const LONGEST_URL = 512;
const LONGEST_URL_TITLE = 100;

/** A call rings each minute until somebody confirms it in the app, for half an hour at most; the others make no sound. */
const PRIORITY = {
  loud: { priority: 2, retry: seconds(60) / 1_000, expire: minutes(30) / 1_000 },
  quiet: { priority: -1 },
} as const;

/** A message of plain text with one link below it. */
export const pushoverForm = textForm({
  body: messageOf,
  fits: ({ text }) => text.length <= LONGEST_MESSAGE,
});

function messageOf({ title, text, buttons }: TextPost, { loudness }: Frame): object {
  const link = buttons.find(({ url }) => url.length <= LONGEST_URL);
  return {
    title,
    message: text,
    ...PRIORITY[loudness],
    ...(link !== undefined && {
      url: link.url,
      url_title: cutTo(link.label, LONGEST_URL_TITLE),
    }),
  };
}
