import { describe, expect, it } from 'vitest';
import { intakesOf } from '#shared/mail/open/intake';
import { readMail } from '#shared/mail/read-mail';
import { mailNotification } from '#test/builders/mail-notification';
import { shop } from '#test/builders/shop';

const nonce = '0123456789abcdef'.repeat(2);
const INTAKE = 'us-7f3k9q2m@intake.acme.example';

async function read(subject: string, ...recipients: string[]) {
  const notification = mailNotification();
  const { subject: thread, facts } = await readMail({
    raw: Buffer.from(
      `From: a@b.example\r\nSubject: ${subject}\r\nDate: Mon, 2 Mar 2020 10:00:00 GMT\r\n\r\nx\r\n`,
    ),
    notification: { ...notification, receipt: { ...notification.receipt, recipients } },
    intake: intakesOf(shop().settings, recipients)[0],
    mailKey: 'mail/abc',
    hash: (text) => text,
  });
  return { ...thread, facts };
}

describe('a mail to canary@', () => {
  it('with a canary’s subject is a canary, at the instant when SES received it', async () => {
    expect(await read(`Replywatch canary ${nonce}`, 'Canary@intake.acme.example')).toEqual({
      id: `_canary.${nonce}`,
      kind: 'canary',
      store: '_canary',
      facts: [{ type: 'concern-raised', id: `c${nonce}`, at: Date.UTC(2026, 2, 2, 10), about: 'canary' }],
    });
  });

  it.each([
    ['Where is my order?', 'canary@intake.acme.example'],
    [`Re: Replywatch canary ${nonce}`, 'canary@intake.acme.example'],
    [`Replywatch canary ${nonce.slice(1)}`, 'canary@intake.acme.example'],
    [`Replywatch canary ${nonce}`, 'canaries@intake.acme.example'],
  ])('with anything else goes to a person: %s to %s', async (subject, to) => {
    expect(await read(subject, to)).toMatchObject({ kind: 'unknown', facts: [{ type: 'unknown-mail' }] });
  });

  it('and to a store or a mistyped address too is read as theirs', async () => {
    const subject = `Replywatch canary ${nonce}`;
    const canary = 'canary@intake.acme.example';
    expect(await read(subject, canary, INTAKE)).toMatchObject({ kind: 'unknown', store: 'acme-us' });
    expect(await read(subject, canary, 'us-7f3k@intake.acme.example')).toMatchObject({ kind: 'unknown' });
  });
});
