import { expect, it } from 'vitest';
import { checkText } from '#shared/domain/policy/check';

const SIZE = 100 * 1024;
it.each<[string, string]>([
  ['one letter', 'a'],
  ['letters apart', 'a '],
  ['digits', '1'],
  ['digits apart', '1 '],
  ['digits as words', 'one '],
  ['full stops', 'a.'],
  ['at signs', 'a@'],
  ['a scheme', 'http://'],
  ['brackets', '(at) '],
  ['open braces', '{'],
  ['open tags', '<b '],
  ['line breaks', '\n'],
  ['blanks', ' '],
  ['breaches', 'gift for review refund if change review '],
  ['Chinese breaches', '好评返现删除评价'],
  ['invisible characters', '\u200b'],
  ['marks', 'e\u0301'],
  ['emoji', '😀'],
  ['codes', 'SAVE20 10% '],
  ['dots and dashes', '1-2.'],
])('a text of 100 KB takes little time to check: %s', (_, unit) => {
  const text = unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);
  checkText(text.slice(0, 1000), {});
  // Of this thread alone: other tests run beside it, and this file has a thread to itself.
  const begun = process.threadCpuUsage();
  checkText(text, { orderId: '111-2233445-6677889', buyer: 'Anna Keller' });
  const { user, system } = process.threadCpuUsage(begun);
  // A busy machine is slow; what grows with the square takes minutes.
  expect((user + system) / 1000).toBeLessThan(1500);
});
