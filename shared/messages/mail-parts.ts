import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Reader } from './alert-view.ts';
import { wordsIn } from './catalogue.ts';

/** A mail, without its addresses. */
export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly references: string;
}

export type Html = ReturnType<typeof html> | ReturnType<typeof raw>;

/** Somebody's own words, as one harmless line. */
export interface Quote {
  readonly label: string;
  readonly quoted: string;
}

/** The line is marked as quoted, so that nothing in it looks like ours. */
export function quoteText({ label, quoted }: Quote, reader: Reader): string {
  return `${wordsIn(reader.language).lead(label)}\n> ${quoted}\n\n`;
}

export function quoteHtml({ label, quoted }: Quote, reader: Reader): Html {
  return html`<p style="margin:0 0 4px;opacity:.7">${wordsIn(reader.language).lead(label)}</p>
    <blockquote dir="auto" style="margin:0 0 28px;padding:4px 0 4px 16px;border-left:4px solid #9e9e9e">
      ${quoted}
    </blockquote>`;
}

export function mailPage(reader: Reader, cards: readonly Html[], ending: string): Promise<string> {
  return mailDocument(
    reader,
    html`${cards}
      <p style="opacity:.7">${ending}</p>`,
  );
}

/** A mail's whole HTML, for light and dark screens. */
export async function mailDocument({ language }: Pick<Reader, 'language'>, body: Html): Promise<string> {
  const document = await html`${raw('<!doctype html>')}
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
      </head>
      <body style="font:16px/1.4 system-ui,sans-serif;max-width:600px;margin:0 auto;padding:16px">
        ${body}
      </body>
    </html>`;
  // The template returns a String object, which a mail composer does not accept.
  return document.toString();
}

/** A message id for the thread, so that its mails group together; it reveals nothing about the thread. */
export function referenceOf(threadId: string): string {
  return `<${createHash('sha256').update(threadId).digest('hex').slice(0, 32)}@thread.replywatch>`;
}
