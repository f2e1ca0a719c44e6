import { html } from 'hono/html';
import type { Instant } from '#shared/domain/instant';
import { type MailContent, mailDocument } from '#shared/messages/mail-parts';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import type { Whereabouts } from '#shared/ports/people/sign-in';
import { signInMailWords } from './words.ts';

/** A link, for whom it is, and who asked for it. */
export interface LinkMail {
  readonly id: string;
  readonly url: string;
  readonly name: string;
  readonly from: Whereabouts;
  readonly askedAt: Instant;
  readonly until: Instant;
}

/** The mail with the link to sign in. */
export function linkEmail(
  { id, url, name, from, askedAt, until }: LinkMail,
  reader: Reader,
): Promise<MailContent> {
  const words = signInMailWords[reader.language];
  const { dueAt, lead } = wordsIn(reader.language);
  const lives = words.lives(dueAt(until, reader.timeZone));
  const asked = words.asked(dueAt(askedAt, reader.timeZone), from.browser, from.address);
  return mailOf(reader, {
    id,
    subject: words.subject,
    text: [words.hello(name), lead(words.button), url, lives, asked, words.notYours],
    body: html`<p style="margin:0 0 12px">${words.hello(name)}</p>
      <p style="margin:0 0 20px">${words.lead}</p>
      <p style="margin:0 0 20px">
        <a
          href="${url}"
          style="display:inline-block;background:#1f4fa3;color:#fff;font-weight:bold;padding:12px 28px;border-radius:6px;text-decoration:none"
          >${words.button}</a
        >
      </p>
      <p style="margin:0 0 28px">${lives}</p>
      <p style="margin:0 0 12px;opacity:.7">${asked}</p>
      <p style="margin:0;opacity:.7">${words.notYours}</p>`,
  });
}

/** Ten failed tries, and what follows from them. */
export interface Lock {
  /** The name of the person as whom somebody tried to sign in; undefined when the tries named nobody. */
  readonly who: string | undefined;
  readonly from: Whereabouts;
  readonly at: Instant;
  readonly until: Instant;
}

/** The mail that tells a manager of a lock. */
export function lockEmail({ who, from, at, until }: Lock, reader: Reader): Promise<MailContent> {
  const words = signInMailWords[reader.language];
  const paragraphs = [
    words.locked(who, from.address, wordsIn(reader.language).dueAt(until, reader.timeZone)),
    words.goesOn,
    words.whatToDo(who),
  ];
  return mailOf(reader, {
    id: `locked-${at}`,
    subject: words.lockedSubject,
    text: paragraphs,
    body: html`${paragraphs.map((one) => html`<p style="margin:0 0 12px">${one}</p>`)}`,
  });
}

interface Parts {
  /** No two mails have the same: none hides behind an older one in a conversation. */
  readonly id: string;
  readonly subject: string;
  readonly text: readonly string[];
  readonly body: ReturnType<typeof html>;
}

async function mailOf(reader: Reader, { id, subject, text, body }: Parts): Promise<MailContent> {
  return {
    subject,
    text: `${text.join('\n\n')}\n`,
    html: await mailDocument(reader, body),
    references: `<sign-in-${id}@thread.replywatch>`,
  };
}
