import { expect, it } from 'vitest';
import { headersIn, intakeAddressOf, isDoubted, writtenAt } from '#infra/commands/import/headers';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const at = (date: string): number => writtenAt(headersIn(Buffer.from(`Date: ${date}\n\n`)), NOW);

it('reads folded headers to the first empty line, with either line end', () => {
  const headers = [
    { name: 'To', value: 'a@x.example, b@x.example' },
    { name: 'X-A', value: '1' },
  ];
  expect(
    headersIn(Buffer.from('To: a@x.example,\n b@x.example\nbroken\nX-A: 1\n\nTo: c@x.example\n')),
  ).toEqual(headers);
  expect(
    headersIn(Buffer.from('To: a@x.example,\r\n\tb@x.example\r\nX-A: 1\r\n\r\nTo: c@x.example')),
  ).toEqual(headers);
});

it('believes a plausible Date', () => {
  expect(at('Sun, 1 Mar 2026 09:00:00 +0100')).toBe(Date.parse('2026-03-01T08:00:00Z'));
  expect(at('Mon, 02 Mar 2026 01:00:00 -0800 (PST)')).toBe(Date.parse('2026-03-02T09:00:00Z'));
});

it.each([
  'soon',
  '',
  'Thu, 1 Jan 1970 00:00:00 +0000',
  'Fri, 31 Dec 1999 23:59:59 +0000',
  'Tue, 3 Mar 2026 09:00:00 +0000',
])('takes a mail with the Date %j as one of now', (date) => expect(at(date)).toBe(NOW));

it('believes a server’s record of the recipient before the To header', () => {
  const addresses = new Set(['us@x.example', 'de@x.example']);
  const headers = headersIn(Buffer.from('To: us@x.example\nDelivered-To:\n Shop <DE@x.example>\n\n'));
  expect(intakeAddressOf(headers, addresses)).toBe('de@x.example');
  expect(intakeAddressOf(headersIn(Buffer.from('To: us@x.example.evil\n\n')), addresses)).toBeUndefined();
});

it('distrusts what the mailbox distrusted: by the result on top, not by one that a sender wrote below', () => {
  const doubted = (head: string): boolean => isDoubted(headersIn(Buffer.from(`${head}\n\n`)));
  const result = (dmarc: string): string =>
    `Authentication-Results: mx.example;\n dkim=pass header.i=@x;\n dmarc=${dmarc} (p=NONE)`;
  expect(doubted(result('fail'))).toBe(true);
  expect(doubted(`${result('pass')}\n${result('fail')}`)).toBe(false);
  expect(doubted(`${result('fail')}\n${result('pass')}`)).toBe(true);
  expect(doubted('X-Gmail-Labels: Unread,Spam')).toBe(true);
  expect(doubted('X-Gmail-Labels: Inbox')).toBe(false);
  expect(doubted('Subject: x')).toBe(false);
});
