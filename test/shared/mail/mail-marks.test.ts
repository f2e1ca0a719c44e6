import { describe, expect, it } from 'vitest';
import { mailMarks } from '#shared/mail/mail-marks';
import { amazonMail } from '#test/builders/amazon-mail';

const ORDER = '111-2233445-6677889';
const ALIAS = 'k3v9x2m7q1w8z5t4';

describe('the buyer of a raw mail', () => {
  it('is known by the order that it is about and the buyer’s alias', async () => {
    expect(await mailMarks(await amazonMail.buyerMessage())).toMatchObject({ orderId: ORDER, alias: ALIAS });
  });

  it('is not known by an order that the words mention', async () => {
    const raw = await amazonMail.buyerMessage({ orderId: undefined, text: `As in ${ORDER}, please.` });
    expect((await mailMarks(raw)).orderId).toBeUndefined();
  });

  it('is known by the order in the subject of a mail that nobody understands', async () => {
    const raw = `From: somebody@mail.example\r\nSubject: About ${ORDER}\r\n\r\nAnd 111-9999999-9999999.\r\n`;
    expect(await mailMarks(Buffer.from(raw))).toMatchObject({ orderId: ORDER, alias: undefined });
  });

  it('is known by the address that the seller answers', async () => {
    const raw = `From: support@acme.example\r\nTo: ${ALIAS}+0a1b2c3d-1111@marketplace.amazon.com\r\nSubject: Re\r\n\r\nYes.\r\n`;
    expect((await mailMarks(Buffer.from(raw))).alias).toBe(ALIAS);
  });

  it('is the same for a mail that arrived by two ways', async () => {
    const raw = await amazonMail.confirmation({ orderId: undefined });
    const forwarded = Buffer.concat([Buffer.from('Received: by mail.example\r\n'), raw]);
    const { source } = await mailMarks(raw);
    expect(source).toMatch(/^[0-9a-f]{24}$/);
    expect((await mailMarks(forwarded)).source).toBe(source);
  });

  it('is unknown in anything but a mail', async () => {
    expect(await mailMarks(new Uint8Array([0, 255, 10]))).toMatchObject({
      orderId: undefined,
      alias: undefined,
    });
  });
});
