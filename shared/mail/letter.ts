import { noResponseLink } from './excerpt.ts';
import { parseMail, type ParsedMail } from './open/parsed-mail.ts';
import { aboveQuotation } from './open/quotation.ts';
import { amazonParts, bodyOf, sellerParts } from './open/template.ts';

/** Who wrote a mail, which decides how its words are told apart from Amazon's template. */
export type Writer = 'buyer' | 'seller' | 'amazon' | 'unknown';

/** What a person may read of a mail. */
export interface Letter {
  readonly subject: string;
  /** What its writer wrote, its lines as they were. */
  readonly words: string;
  /** Earlier mails that it quotes below. */
  readonly quoted?: string;
  /** Amazon's signed link that marks the message as done: for a person to open, never to be fetched. */
  readonly noResponseNeededUrl?: string;
  /** Whether it has attachments, as far as it was read. */
  readonly attached: boolean;
}

/** Reads a whole mail from its beginning; undefined when nothing of it can be read. */
export async function letterOf(raw: Uint8Array, writer: Writer): Promise<Letter | undefined> {
  const mail = await parseMail(raw, undefined);
  if (mail.problem !== undefined) return undefined;
  const { words, after } = partsBy(writer, mail);
  const own = aboveQuotation(words);
  const noResponseNeededUrl = writer === 'buyer' ? noResponseLink(after) : undefined;
  return {
    subject: harmless(mail.subject),
    words: harmless(own ?? words),
    ...(own !== undefined && { quoted: harmless(words.slice(words.indexOf(own) + own.length)) }),
    ...(noResponseNeededUrl !== undefined && { noResponseNeededUrl }),
    attached: mail.attached,
  };
}

function partsBy(writer: Writer, mail: ParsedMail): { readonly words: string; readonly after: string } {
  switch (writer) {
    case 'buyer':
      return amazonParts(mail);
    case 'seller':
      return sellerParts(mail);
    case 'amazon':
    case 'unknown':
      return { words: bodyOf(mail), after: '' };
  }
}

/** Characters that could act on the page around a text: all controls but the line's, and overrides of its direction. */
const ACTING = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu;

/** A text whose characters touch nothing but itself, without empty lines at its ends or more than one within. */
function harmless(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(ACTING, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
