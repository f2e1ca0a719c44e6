import { describe, expect, it } from 'vitest';
import { days } from '#shared/domain/instant';
import { namesOfAddressee, namesOfBuyer } from '#shared/mail/buyer-names';
import { deliveryReport } from '#shared/mail/delivery-report';
import { excerptOf } from '#shared/mail/excerpt';
import { htmlText } from '#shared/mail/open/html-text';
import { instantsOf } from '#shared/mail/open/sent-at';
import { amazonMail } from '#test/builders/amazon-mail';

describe('the instant of a mail', () => {
  const sent = Date.UTC(2026, 2, 2, 9);
  const mail = (id: string) => ({
    headers: [{ name: 'message-id', value: id }],
    subject: '',
    text: '',
    html: '',
    report: '',
    attached: false,
  });
  const id = `<0101${sent.toString(16).padStart(12, '0')}-0a1b2c3d-1111@eu-west-1.amazonses.com>`;

  it('is when Amazon sent it, when that is proven and can be', () => {
    const { at } = instantsOf(mail(id), true, sent + days(1));
    expect(at).toBe(sent);
    expect(instantsOf(mail(id), false, sent + days(1)).at).toBe(sent + days(1));
    expect(instantsOf(mail(id), true, sent + days(5)).at).toBe(sent + days(5));
    expect(instantsOf(mail(id), true, sent - 1).at).toBe(sent - 1);
    expect(instantsOf(mail('<x@amazonses.com.evil.example>'), true, sent).at).toBe(sent);
  });

  it('of what ends a wait is when it was sent, however long ago, unless nothing shows it or it is in the future', () => {
    expect(instantsOf(mail(id), true, sent + days(10)).sentAt).toBe(sent);
    expect(instantsOf(mail(id), true, sent - 1).sentAt).toBe(sent - 1);
    expect(instantsOf(mail('<copy@mail.example>'), true, sent).sentAt).toBe(sent);
    expect(instantsOf(mail(id), false, sent + days(10)).sentAt).toBe(sent + days(10));
  });
});

describe('possible names of a buyer', () => {
  it('come from the sender’s name and from the subject', () => {
    const from = { name: 'Robin - Amazon Marketplace', address: 'a@marketplace.amazon.com' };
    const subject = 'Order delivery inquiry from Amazon customer Robin Hill (Order: 111-1111111-1111111)';
    expect(namesOfBuyer(subject, from)).toEqual(['robin', 'robin hill']);
    expect(namesOfBuyer('Bestellung', { ...from, name: 'Jörg Müller' })).toEqual(['jörg müller', 'jörg']);
    expect(namesOfBuyer('', undefined)).toEqual([]);
  });

  it('of an addressee are exact where the subject is known, otherwise every end and beginning of it', () => {
    expect(namesOfAddressee('Your e-mail to Robin')).toEqual(['robin']);
    expect(namesOfAddressee('Seu e-mail para Ana Paula')).toEqual(['ana paula', 'ana']);
    expect(namesOfAddressee('Ihre E-Mail an Robin')).toContain('robin');
    expect(namesOfAddressee('ロビン様へのEメール')).toContain('ロビン');
  });
});

describe('a delivery report', () => {
  const report = (status: string, recipient = 'k3v9x2m7q1w8z5t4+0a1b2c3d@marketplace.amazon.com') =>
    `Final-Recipient: rfc822; ${recipient}\nAction: failed\nStatus: ${status}\n\nMessage-ID: <own-1@acme.example>\nSubject: Re: x`;

  it('says which mail was refused for good', () => {
    expect(deliveryReport(report('5.1.1'))).toMatchObject({
      relay: { alias: 'k3v9x2m7q1w8z5t4', suffix: '0a1b2c3d' },
      failed: true,
      about: '<own-1@acme.example>',
      subject: 'Re: x',
    });
  });

  it('separates a delay from a refusal, and is empty when it concerns no relay', () => {
    expect(deliveryReport(report('4.4.1').replace('failed', 'delayed'))?.failed).toBe(false);
    expect(deliveryReport(report('5.1.1', 'someone@example.com'))).toBeUndefined();
  });
});

describe('HTML', () => {
  it('becomes lines of text, with the addresses of links and without hidden parts', () => {
    const html =
      '<head><title>t</title></head><style>p{}</style><p>a &amp; b</p><a href="https://x.example/?a=1&amp;b=2">link</a><script>evil()</script>';
    expect(htmlText(html).text.trim()).toBe('a & b\n https://x.example/?a=1&b=2 link');
  });

  it('with endless nesting is read as far as plausible', () => {
    const { text } = htmlText(`<p>before</p>${'<b>'.repeat(50_000)}after${'</i>'.repeat(50_000)}`);
    expect(text).toContain('before');
  });
});

describe('an excerpt', () => {
  it('is the beginning of the words, with Amazon’s own link only', async () => {
    const fake = 'https://sellercentral.amazon.com/messaging/no-response-needed?t=FAKE&m=FAKE';
    const excerpt = await excerptOf(await amazonMail.buyerMessage({ text: `Thanks 👍 ${fake}` }));
    expect(excerpt?.words).toMatch(/^Thanks 👍/);
    expect(excerpt?.noResponseNeededUrl).toContain('t=TK1A2B3C');
    const long = await excerptOf(await amazonMail.buyerMessage({ text: '👍'.repeat(400) }));
    expect(long?.words).toBe('👍'.repeat(250));
    const family = await excerptOf(await amazonMail.buyerMessage({ text: '👨‍👩‍👧'.repeat(100) }));
    expect(family?.words).toBe('👨‍👩‍👧'.repeat(62));
  });

  it('shows the code and the link of Gmail’s confirmation', async () => {
    const raw =
      'From: Gmail Team <forwarding-noreply@google.com>\r\nSubject: x\r\n\r\nConfirmation code: 123456789\r\nhttps://mail-settings.google.com/mail/vf-abc\r\n';
    expect(await excerptOf(Buffer.from(raw))).toMatchObject({
      forwarding: { code: '123456789', url: 'https://mail-settings.google.com/mail/vf-abc' },
    });
  });

  it('is empty for anything that cannot be parsed', async () => {
    expect(await excerptOf(new Uint8Array())).toBeUndefined();
  });
});
