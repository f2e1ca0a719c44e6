import { describe, expect, it } from 'vitest';
import type { Refusal } from '#shared/domain/thread/refusal';
import type { Reading } from '#shared/ports/mail';
import { readMail } from '#shared/mail/read-mail';
import { messageIdHash } from '#shared/mail/open/identity';
import { refusalIn } from '#shared/mail/words/refusals';
import { mailNotification } from '#test/builders/mail-notification';

const ORDER = '302-1234567-7654321';
const RELAY = 'k3v9x2m7q1w8z5t4+0a1b2c3d-1111-4222-8333-444455556666@marketplace.amazon.de';
const THREAD = `acme-de.${ORDER}`;

const BY_WORDS: readonly (readonly [Refusal, string])[] = [
  [
    'policy',
    'This message was not sent as it did not meet the Buyer-Seller Messaging communication guidelines.',
  ],
  [
    'policy',
    'Ihre Nachricht wurde nicht gesendet, da sie nicht den Kommunikationsrichtlinien für das Käufer-Verkäufer-Postfach entspricht.',
  ],
  [
    'policy',
    'Votre message n’a pas été envoyé, car il ne respecte pas les règles en matière de communication avec les acheteurs.',
  ],
  ['policy', 'Il messaggio non è stato inviato perché non rispetta le linee guida sulla comunicazione.'],
  ['policy', 'El mensaje no se ha enviado porque no cumple las directrices de comunicación.'],
  [
    'policy',
    'コミュニケーションガイドラインを満たしていないため、メッセージを送信できませんでした。送信できません。',
  ],
  ['policy', '您的消息未发送，因为它不符合买家与卖家沟通指南。'],
  [
    'restricted',
    'Your message was not delivered because your account was temporarily restricted from sending proactive messages.',
  ],
  [
    'restricted',
    'Ihre Nachricht wurde nicht zugestellt: Ihr Konto ist eingeschränkt, sodass Sie keine proaktive Nachrichten senden können.',
  ],
  [
    'opted-out',
    'We were unable to deliver the message you sent because the buyer has chosen to opt out of receiving unsolicited messages.',
  ],
  [
    'opted-out',
    'Wir konnten die Nachricht nicht zustellen, weil der Käufer die Annahme unerwünschter Nachrichten von Verkäufern deaktiviert hat.',
  ],
  [
    'not-approved',
    'Your e-mail was rejected. The address help@acme.example is not approved; add it under Messaging Permissions.',
  ],
  [
    'not-approved',
    'Ihre E-Mail wurde nicht zugestellt. Die Adresse help@acme.example ist nicht genehmigt: siehe Messaging-Berechtigung.',
  ],
  ['not-approved', '您的邮件被拒绝：发件人邮箱 help@acme.example 尚未获批准，请在消息权限中添加。'],
  [
    'case-closed',
    'Your message could not be delivered: this conversation is closed. No more messages can be sent.',
  ],
  ['case-closed', '您的消息无法送达：该对话已关闭。'],
];

describe('what Amazon says of a message that it did not deliver', () => {
  it.each(BY_WORDS)('%s: %s', (why, words) => {
    expect(refusalIn(words)).toBe(why);
    expect(refusalIn(words.replaceAll(' ', '\r\n'))).toBe(why);
  });

  it('is no refusal where it only mentions guidelines, opting out or a closed case', () => {
    for (const words of [
      'Please read our communication guidelines before you write to buyers.',
      'Buyers who opted out still get messages about their order.',
      'Your case was closed. If you need more help, reopen it within five days.',
      'Approve more addresses under Messaging Permissions.',
      'Ihr Fall ist geschlossen.',
    ])
      expect(refusalIn(words), words).toBeUndefined();
  });

  it('is found in any amount of text without taking seconds', () => {
    const startedAt = performance.now();
    for (const piece of ['nicht ', 'address x ', 'messages proactifs a ', 'x'.repeat(500), '买家发件人'])
      refusalIn(piece.repeat(20_000));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

interface Given {
  readonly from?: string;
  readonly subject?: string;
  readonly body: string;
  readonly headers?: readonly string[];
  readonly dmarc?: 'PASS' | 'FAIL';
}

function read({
  from = 'donotreply@amazon.de',
  subject = 'Ihre Nachricht',
  body,
  headers = [],
  dmarc,
}: Given) {
  const lines = [`From: Amazon <${from}>`, 'To: de-4h8w1x5p@intake.acme.example', `Subject: ${subject}`];
  const raw = Buffer.from(
    [
      ...lines,
      'Message-ID: <notice-1@email.amazonses.com>',
      'Date: Mon, 02 Mar 2026 10:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      ...headers,
      '',
      body,
      '',
    ].join('\r\n'),
  );
  return readMail({
    raw,
    notification: mailNotification({ dmarc: dmarc ?? 'PASS' }),
    intake: { store: 'acme-de', marketplaceId: 'A1PA6795UKMFR9', replyFrom: ['help@acme.example'] },
    hash: (text) => `h(${text})`,
  });
}

const factOf = ({ facts: [fact] }: Reading) => fact;
const POLICY = `Your message for order ${ORDER} was not sent as it did not meet the Buyer-Seller Messaging communication guidelines.`;

describe('a notice that Amazon refused a reply', () => {
  it('revokes the reply of the conversation that it names, and says why', async () => {
    const byOrder = await read({ body: POLICY });
    expect(byOrder.subject).toMatchObject({ id: THREAD, kind: 'message', orderId: ORDER });
    expect(factOf(byOrder)).toMatchObject({ type: 'reply-revoked', why: 'policy' });
    expect(byOrder.about.type).toBe('reply-refused');
    const byAlias = await read({
      body: `Your message to ${RELAY}. It was rejected: the address help@acme.example is not approved.`,
    });
    expect(byAlias.subject.id).toMatch(/^acme-de\.case-[0-9a-f]{24}$/);
    expect(byAlias.matching?.caseId).toMatch(/^[0-9a-f]{24}$/);
    expect(factOf(byAlias)).toMatchObject({ type: 'reply-revoked', why: 'not-approved' });
  });

  it('names the reply when it quotes its Message-ID', async () => {
    const id = '<0100018e-reply@eu-central-1.amazonses.com>';
    const replyId = `r${messageIdHash(id)}`;
    expect(factOf(await read({ body: POLICY, headers: [`In-Reply-To: ${id}`] }))).toMatchObject({ replyId });
    expect(factOf(await read({ body: `${POLICY}\r\nMessage-ID: ${id}` }))).toMatchObject({ replyId });
  });

  it('an opt-out notice gives its own reason, or else that the buyer opted out', async () => {
    const from = 'auto-communication@amazon.de';
    expect(factOf(await read({ from, body: `02.03.2026 (${ORDER})` }))).toMatchObject({
      type: 'reply-revoked',
      why: 'opted-out',
    });
    expect(factOf(await read({ from, body: POLICY }))).toMatchObject({ why: 'policy' });
  });

  it('is believed only when it provably comes from Amazon’s system', async () => {
    const forged = await read({ body: POLICY, dmarc: 'FAIL' });
    expect(factOf(forged)).toMatchObject({
      type: 'unknown-mail',
      reason: 'a mail that claims, without proof, that Amazon refused one of your messages',
    });
    expect(forged.about).toMatchObject({ unproven: 'reply-refused' });
    expect(forged.about.conversation).toBeUndefined();
    const others = await read({ from: 'donotreply@amazon.de.evil.example', body: POLICY });
    expect(factOf(others)).toMatchObject({ type: 'unknown-mail' });
    expect(others.about.conversation).toBeUndefined();
    const buyer = await read({ from: RELAY, body: POLICY });
    expect(factOf(buyer)).toMatchObject({ type: 'buyer-message' });
  });

  it('a person’s words between Amazon’s markers refuse nothing', async () => {
    const body = `About order ${ORDER}:\r\n\r\n------------- Message: -------------\r\n\r\n${POLICY}\r\n\r\n------------- End message -------------\r\n`;
    expect(factOf(await read({ body }))).toMatchObject({ type: 'unknown-mail' });
  });

  it('becomes a mail for a person when it names no conversation', async () => {
    expect(factOf(await read({ body: POLICY.replace(ORDER, 'yours') }))).toMatchObject({
      type: 'unknown-mail',
      reason: 'Amazon did not deliver one of your messages, and does not say which',
    });
  });
});

describe('words of Amazon’s that nobody understands', () => {
  const WORDS = 'Uns ist etwas an Ihrer Nachricht aufgefallen.';

  it('carry the conversation that they name', async () => {
    const byOrder = await read({ body: `${WORDS} (${ORDER})` });
    expect(factOf(byOrder)).toMatchObject({ type: 'unknown-mail', proven: true });
    expect(byOrder.about.conversation).toBe(THREAD);
    const byAlias = await read({ body: `${WORDS} ${RELAY}` });
    expect(byAlias.about.conversation).toMatch(/^acme-de\.case-[0-9a-f]{24}$/);
    expect((await read({ body: WORDS })).about.conversation).toBeUndefined();
  });

  it('carry none without proof, or from anybody else', async () => {
    const body = `${WORDS} (${ORDER})`;
    expect((await read({ body, dmarc: 'FAIL' })).about.conversation).toBeUndefined();
    expect((await read({ from: 'news@shop.example', body })).about.conversation).toBeUndefined();
  });
});
