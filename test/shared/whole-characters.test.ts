import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutTo } from '#shared/whole-characters';

const characters = [
  'a',
  'é',
  'e\u0301',
  '한',
  '\u1112\u1161\u11ab',
  '👍',
  '👍🏽',
  '❤️',
  '👨‍👩‍👧',
  '🇩🇪',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'க்ஷி',
  '谢',
  '\r\n',
];

it('a text is never cut inside a character, and is as long as it may be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...characters), { maxLength: 60 }),
      fc.integer({ min: 0, max: 120 }),
      (parts, most) => {
        const text = parts.join('');
        const whole = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
        let expected = '';
        for (const one of whole) {
          if (expected.length + one.length > most) break;
          expected += one;
        }
        expect(cutTo(text, most)).toBe(expected);
      },
    ),
    { numRuns: 1_000 },
  );
});

it('a letter under a heap of marks is cut between them, and an emoji never in two', () => {
  expect(cutTo(`a${'\u0301'.repeat(600)}`, 500)).toHaveLength(500);
  expect(cutTo('👍'.repeat(400), 501)).toBe('👍'.repeat(250));
});
