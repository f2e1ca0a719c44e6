import { expect, it } from 'vitest';
import { wordsHash } from '#shared/mail/words-hash';

const hash = (text: string): string => `h(${text})`;
const ofText = (text: string): string | undefined => wordsHash(text, hash);

it('white space, punctuation, case and the ends of lines change nothing', () => {
  const sent = 'Guten Tag Robin,\r\n\r\nIhr Paket (Nr. 12) kommt morgen – versprochen!\r\n';
  const copied = 'guten tag robin, Ihr Paket \u00a0(Nr. 12)\nkommt morgen - versprochen';
  expect(ofText(copied)).toBe(ofText(sent));
});

it('full-width and composed letters are the same letters', () => {
  expect(ofText('Ｏｒｄｅｒ １２')).toBe(ofText('order 12'));
  expect(ofText('Gru\u0308ße')).toBe(ofText('Grüße'));
});

it('another letter or digit is another text, in any script', () => {
  expect(ofText('kommt am 12.')).not.toBe(ofText('kommt am 13.'));
  expect(ofText('您的包裹明天到。')).not.toBe(ofText('您的包裹今天到。'));
});

it('a text without a letter or digit has no hash', () => {
  for (const text of ['', ' \n', '!?', '👍']) expect(ofText(text), text).toBeUndefined();
});
