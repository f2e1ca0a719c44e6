import { describe, expect, it } from 'vitest';
import { type Asker, replyAddressOf } from '#shared/mail/reply-address';
import { caseIdOf } from '#shared/mail/thread-id';

const ALIAS = 'k3v9x2m7q1w8z5t4';
const CASE = '0a1b2c3d-1111-4222-8333-444455556666';
const MINE = `${ALIAS}+${CASE}@marketplace.amazon.de`;
const caseId = caseIdOf({ alias: ALIAS, suffix: CASE, tld: 'de' });
const ASKER: Asker = { relay: ALIAS, ...(caseId !== undefined && { caseId }) };

const read = (headers: readonly string[], asker = ASKER) =>
  replyAddressOf(Buffer.from([...headers, '', 'Wo ist mein Paket?', ''].join('\r\n')), asker);

describe('where an answer goes', () => {
  it('is the address of the buyer who asked, in the conversation that waits', async () => {
    expect(await read([`From: Erika <${MINE}>`])).toMatchObject({ to: MINE });
    expect(await read([`From: Erika <${MINE}>`, `Reply-To: ${MINE}`])).toMatchObject({ to: MINE });
  });

  it.each([
    ['another buyer’s', `Reply-To: aaaaaaaaaaaaaaaa+${CASE}@marketplace.amazon.de`],
    ['another case', `Reply-To: ${ALIAS}+ffffffff@marketplace.amazon.de`],
    ['no relay’s', 'Reply-To: me@evil.example'],
    ['one that looks like the relay’s', `Reply-To: ${ALIAS}+${CASE}@marketplace.amazon.de.evil.example`],
    ['one beside the buyer’s', `Reply-To: "${MINE}" <me@evil.example>`],
  ])('is not %s, whatever Reply-To says', async (_, replyTo) => {
    expect(await read([`From: Erika <${MINE}>`, replyTo])).toMatchObject({ to: MINE });
    expect(await read(['From: Erika <me@shop.example>', replyTo])).toBeUndefined();
  });

  it('is nowhere where the mail that is stored is another buyer’s', async () => {
    expect(await read([`From: Erika <${MINE}>`], { ...ASKER, relay: 'aaaaaaaaaaaaaaaa' })).toBeUndefined();
  });

  it('has a subject and ids of one line, whatever the buyer’s mail puts into them', async () => {
    const address = await read([
      `From: Erika <${MINE}>`,
      'Subject: =?utf-8?Q?Hi=0D=0ABcc:_me@evil.example?=',
      'Message-ID: <a@b>\r\n\tBcc: x@evil.example',
      'References: <one@b> junk <two b> <three@b>',
    ]);
    expect(address?.inReplyTo).toBe('<a@b>');
    expect(address?.references).toEqual(['<one@b>', '<three@b>', '<a@b>']);
    expect(address?.subject).not.toMatch(/[\r\n]/);
  });
});
