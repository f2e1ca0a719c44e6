import { afterAll, describe, expect, it } from 'vitest';
import { MARKETPLACES } from '#shared/domain/marketplace';
import { readMail } from '#shared/mail/read-mail';
import type { Reading } from '#shared/ports/mail';
import { mailNotification } from '#test/builders/mail-notification';
import { allMails } from '#test/builders/mails/all-mails';
import { compose } from '#test/builders/mails/compose';
import { fixedHash } from '#test/builders/mails/fixed-hash';
import { type GeneratedMail, INTAKE, ROWS } from '#test/builders/mails/generated-mail';
import { LANGUAGES } from '#test/builders/mails/languages';

const read = ({ raw, notification }: Pick<GeneratedMail, 'raw' | 'notification'>): Promise<Reading> =>
  readMail({ raw, notification, intake: INTAKE, mailKey: 'mail/abc', hash: fixedHash });

/** The parts of a reading that a generated mail expects. */
function summary({ subject, facts, about }: Reading): Record<string, unknown> {
  const fact = facts[0]!;
  return {
    type: about.type,
    kind: subject.kind,
    threadId: subject.id,
    factType: fact.type,
    marketplaceId: subject.marketplaceId,
    orderId: subject.orderId,
    trusted: 'trusted' in fact ? fact.trusted : undefined,
    language: about.language,
    ...('dueAt' in fact && { dueAt: fact.dueAt }),
    withCase: 'caseId' in fact,
    at: fact.at,
  };
}

const mails = allMails();
const covered = new Map<string, number>();

describe('every type, template, language and trust', () => {
  it.each(mails.map((mail) => [nameOf(mail), mail] as const))('%s', async (_, mail) => {
    const reading = await read(mail);
    const { expected } = mail;
    expect(reading.facts).toHaveLength(1);
    const { threadId, ...exact } = expected;
    const found = summary(reading);
    expect(found).toMatchObject({ ...exact, orderId: exact.orderId, trusted: exact.trusted });
    expect(found['threadId']).toMatch(typeof threadId === 'string' ? new RegExp(`^${threadId}$`) : threadId);
    const cell = `${mail.row} ${mail.language}`;
    covered.set(cell, (covered.get(cell) ?? 0) + 1);
  });

  afterAll(() => {
    const width = Math.max(...ROWS.map((row) => row.length));
    const line = (head: string, cells: readonly (string | number)[]) =>
      head.padEnd(width) + cells.map((cell) => String(cell).padStart(6)).join('');
    const rows = ROWS.map((row) =>
      line(
        row,
        LANGUAGES.map((language) => covered.get(`${row} ${language}`) ?? 0),
      ),
    );
    process.stdout.write(
      `\n${[line('templates x trusts read', LANGUAGES), ...rows].join('\n')}\n${String(mails.length)} mails\n\n`,
    );
  });
});

function nameOf({ row, template, language, trust }: GeneratedMail): string {
  return `${row}, ${template}, ${language}, ${trust}`;
}

describe('every marketplace', () => {
  const ways = ['header', 'link', 'relay'] as const;
  const cells = MARKETPLACES.flatMap(({ id, tld, country }) =>
    ways.flatMap((way) => (['PASS', 'FAIL'] as const).map((dmarc) => ({ id, tld, country, way, dmarc }))),
  );
  // Less trusted sources name another marketplace, so that only the right one can be taken.
  const other = (id: string) => MARKETPLACES.find((marketplace) => marketplace.id !== id)!;

  it.each(cells)('is known by the $way: $country, DMARC $dmarc', async ({ id, tld, way, dmarc }) => {
    const relayTld = way === 'relay' ? tld : other(id).tld;
    const linkId = way === 'link' ? id : other(id).id;
    const raw = compose(
      {
        headers: [
          ['From', `Robin <k3v9x2m7q1w8z5t4@marketplace.amazon.${relayTld}>`],
          ['Subject', 'Hello'],
          ...(way === 'header' ? [['X-Marketplace-ID', id] as const] : []),
        ],
      },
      {
        text:
          '------------- Message: -------------\nHello?\n------------- End message -------------\n' +
          (way === 'relay'
            ? ''
            : `https://sellercentral.amazon.com/messaging/no-response-needed?t=1&m=2&mp=${linkId}&s=1\n`),
      },
    );
    const { subject, about, facts } = await read({ raw, notification: mailNotification({ dmarc }) });
    // Anything unproven could name a marketplace with a longer clock.
    const expected = dmarc === 'PASS' ? id : INTAKE.marketplaceId;
    expect(facts[0]).toMatchObject({ type: 'buyer-message', trusted: dmarc === 'PASS' });
    expect([subject.marketplaceId, about.marketplaceId]).toEqual([expected, expected]);
  });
});
