import { html } from 'hono/html';
import type { Reader } from './alert-view.ts';
import { wordsIn } from './catalogue.ts';
import { type MailContent, mailPage, quoteHtml, quoteText, referenceOf } from './mail-parts.ts';
import { plain, withoutLinks } from './plain.ts';

/** A note that names its reader. */
export interface MentionView {
  readonly threadId: string;
  /** The name of the colleague who wrote it. */
  readonly by: string;
  /** Store, marketplace and order, or what else it is about. */
  readonly where: string;
  readonly text: string;
  readonly url: string;
}

/** The mail that tells somebody of a note: a colleague's words, and nothing that a buyer wrote. */
export async function mentionEmail(view: MentionView, reader: Reader): Promise<MailContent> {
  const { mention, note } = wordsIn(reader.language);
  const headline = mention.headline(plain(view.by), view.where);
  const quote = { label: note, quoted: withoutLinks(view.text) };
  return {
    subject: headline,
    text: `${headline}\n\n${quoteText(quote, reader)}${mention.open}\n${view.url}\n`,
    html: await mailPage(
      reader,
      [
        html`<p style="font-size:18px;font-weight:bold;margin:0 0 16px">${headline}</p>`,
        quoteHtml(quote, reader),
        html`<p>
          <a
            href="${view.url}"
            style="display:inline-block;background:#1f4fa3;color:#fff;padding:10px 16px;border-radius:6px;text-decoration:none"
            >${mention.open}</a
          >
        </p>`,
      ],
      mention.ending,
    ),
    references: referenceOf(view.threadId),
  };
}
