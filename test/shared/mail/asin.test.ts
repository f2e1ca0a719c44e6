import { expect, it } from 'vitest';
import { soleAsinIn } from '#shared/mail/open/asin';

it.each([
  [
    'the one product above the words',
    '# 111-2233445-6677889:\n1 / Steel bottle. [ASIN: B0ABCDEFGH]',
    'B0ABCDEFGH',
  ],
  ['the same product twice', '1 / Cup [ASIN: B0ABCDEFGH]\n2 / Cup [ASIN: B0ABCDEFGH]', 'B0ABCDEFGH'],
  ['a book by its ISBN', '1 / A book [ASIN: 043942089X]', '043942089X'],
  ['none of several', '1 / Cup [ASIN: B0ABCDEFGH]\n1 / Box [ASIN: B0BCDEFGHJ]', undefined],
  ['nothing that only looks like one', '[ASIN: <script>] ASIN B0ABCDEFGH [ASIN: B0ABCDEFGHIJK]', undefined],
])('%s is read', (_, before, asin) => {
  expect(soleAsinIn(before)).toBe(asin);
});
