import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMail } from '#shared/mail/read-mail';
import { mailNotification } from '#test/builders/mail-notification';
import { fixedHash } from '#test/builders/mails/fixed-hash';

const INTAKE = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER', replyFrom: ['care@acme.example'] };

async function isAutomatic(raw: string | Buffer): Promise<boolean> {
  const { facts } = await readMail({
    raw: Buffer.from(raw),
    notification: mailNotification({ dmarc: 'PASS' }),
    intake: INTAKE,
    hash: fixedHash,
  });
  expect(facts).toMatchObject([{ type: 'seller-reply', own: true }]);
  return facts.some((fact) => fact.type === 'seller-reply' && fact.automatic === true);
}

const own = (subject: string, ...headers: string[]): string =>
  [
    'From: care@acme.example',
    'To: k3v9x2m7q1w8z5t4+0a1b2c3d-1111-4222-8333-444455556666@marketplace.amazon.com',
    `Subject: ${subject}`,
    'Message-ID: <own@acme.example>',
    ...headers,
    '',
    'I am away.',
  ].join('\r\n');
const ABOUT = 'Order delivery inquiry (Order: 111-2233445-6677889)';

describe('the seller’s own mail that a machine sent', () => {
  it.each(['14-own-autoreply-xheader', '14b-own-autoreply-qq'])('is known: %s', async (name) => {
    expect(await isAutomatic(readFileSync(`test/fixtures/cases/${name}.eml`))).toBe(true);
  });

  it.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated; owner-email="x"',
    'X-Autoreply: yes',
    'X-Autoreply:',
    'X-Autorespond: 1',
    'Precedence: auto_reply',
    'Precedence: AUTO_REPLY',
  ])('is known by %s', async (header) => {
    expect(await isAutomatic(own(`Re: ${ABOUT}`, header))).toBe(true);
  });

  it.each([
    'Automatic reply',
    'Auto-Reply',
    'Autoreply',
    'Out of Office',
    '[Out of office]',
    'Abwesenheitsnotiz',
    'Automatische Antwort',
    'Réponse automatique',
    'Message d’absence',
    'Respuesta automática',
    'Risposta automatica',
    'Automatisch antwoord',
    'Odpowiedź automatyczna',
    'Resposta automática',
    'Automatiskt svar',
    'Otomatik yanıt',
    'OTOMATİK YANIT',
    '自动回复',
    '【自动回复】',
    '自動回覆',
    '自動返信',
    'رد تلقائي',
    '자동 회신',
  ])('is known by a subject that begins with %s', async (beginning) => {
    expect(await isAutomatic(own(`${beginning}: ${ABOUT}`))).toBe(true);
    expect(await isAutomatic(own(`Re: ${ABOUT} ${beginning}`)), 'not within it').toBe(false);
  });

  it.each(['Auto-Submitted: no', 'X-Auto-Response-Suppress: All', 'Precedence: bulk', 'X-Autoreply: no'])(
    'is not known by %s, which people’s mail carries too',
    async (header) => {
      expect(await isAutomatic(own(`Re: ${ABOUT}`, header))).toBe(false);
    },
  );
});
