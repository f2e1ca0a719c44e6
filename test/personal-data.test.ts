import { describe, expect, it } from 'vitest';
import { PERSONAL, PERSONAL_TEXT, personalDataIn } from './builders/personal-data.ts';

describe('the search for personal data', () => {
  const bytes = Buffer.from(PERSONAL_TEXT);
  const hex = (before: string): string =>
    [...bytes].map((byte) => before + byte.toString(16).padStart(2, '0')).join('');
  it.each<[string, string]>([
    ['as it is', PERSONAL_TEXT],
    ['in capitals', PERSONAL_TEXT.toUpperCase()],
    [
      'in the middle of a log line',
      `{"level":"INFO","message":"a mail was taken in","x":"${PERSONAL_TEXT}"}`,
    ],
    ['in base64', bytes.toString('base64')],
    ['in base64 for URLs, in the middle of other letters', `x${bytes.toString('base64url')}`],
    ['in base64 twice', Buffer.from(bytes.toString('base64')).toString('base64')],
    ['in quoted-printable', hex('=')],
    ['in quoted-printable, cut into lines', hex('=').replace(/.{75}/g, '$&=\r\n')],
    ['in a URL', encodeURIComponent(PERSONAL_TEXT)],
    ['in a form', new URLSearchParams({ a: PERSONAL_TEXT }).toString()],
    ['in entities of HTML', PERSONAL_TEXT.replace(/[^]/gu, (one) => `&#${one.codePointAt(0) ?? 0};`)],
    [
      'escaped in JSON',
      PERSONAL_TEXT.replace(/[^]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ],
  ])('finds all of it %s', (_, text) => {
    expect(personalDataIn(text)).toEqual(Object.keys(PERSONAL));
  });

  it('finds nothing where there is none', () => {
    expect(
      personalDataIn('{"message":"a mail was taken in","thread":"acme-us.111-2233445-6677889"}'),
    ).toEqual([]);
  });
});
