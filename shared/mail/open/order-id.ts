import type { ParsedMail } from './parsed-mail.ts';
import type { AmazonParts } from './template.ts';

const AT_END_OF_SUBJECT = /[(（][^()（）]*?\b(\d{3}-\d{7}-\d{7})\s*[)）]\s*$/;
const ANYWHERE = /(?<![\d-])\d{3}-\d{7}-\d{7}(?![\d-])/g;

/**
 * The order that a mail is about: from the end of the subject, otherwise anywhere in it, otherwise from Amazon's part
 * of the body before the person's words. Never from those words: they could name another order.
 */
export function orderIdOf(
  { subject }: Pick<ParsedMail, 'subject'>,
  { before }: Pick<AmazonParts, 'before'>,
): string | undefined {
  return (
    AT_END_OF_SUBJECT.exec(subject)?.[1] ??
    [...subject.matchAll(ANYWHERE)].at(-1)?.[0] ??
    before.match(ANYWHERE)?.[0]
  );
}

/** Whether a text names an order anywhere. */
export function namesOrder(text: string): boolean {
  return text.search(ANYWHERE) !== -1;
}

/** The only order that a person's words name: as Amazon's customer service does for a buyer. */
export function soleOrderIn(words: string): string | undefined {
  const [order, ...others] = new Set(words.match(ANYWHERE));
  return others.length === 0 ? order : undefined;
}
