import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { urgentIn } from '#shared/mail/urgent-in';
import { URGENT_LISTS } from '#shared/mail/words/urgent/lists';
import { tokensOf } from '#shared/mail/words/urgent/tokens';
import { URGENT_REASONS } from '#shared/domain/urgent/reasons';
import * as z from '#shared/zod';

const phrases = z.array(z.string().check(z.minLength(1), z.maxLength(60)));
/** What a file holds: our own data is read by a schema here, and not again by each function that starts. */
const list = z.strictObject({
  groups: z.record(z.string(), phrases),
  reasons: z.record(z.enum(URGENT_REASONS), phrases),
  notCounted: phrases,
});

test.each(Object.entries(URGENT_LISTS))(
  'the list %s names only groups that it has, and every reason',
  (_, content) => {
    const { groups, reasons } = list.parse(content);
    const named = Object.values(reasons)
      .flat()
      .flatMap((entry) => entry.split(' + '))
      .filter((part) => part.startsWith('@'))
      .map((part) => part.slice(1));
    expect(Object.keys(groups)).toEqual(expect.arrayContaining([...new Set(named)]));
    expect(Object.keys(reasons)).toEqual(expect.arrayContaining([...URGENT_REASONS]));
  },
);

test('words that are in the compared form already are the same as of any other spelling', () => {
  const words = fc.stringMatching(/^[a-z0-9*]+( [a-z0-9*]+){0,4}$/);
  fc.assert(
    fc.property(words, (text) => {
      expect(tokensOf(text)).toEqual(tokensOf(text.toUpperCase()));
    }),
  );
});

describe('what is found', () => {
  test('names entries of the lists, never the buyer’s words', () => {
    expect(urgentIn({ words: 'It EXPLODED, and Robin’s hand was burnt!', languages: ['en'] })).toEqual({
      level: 1,
      reason: 'burn',
      words: ['hand … burnt', 'exploded'],
    });
  });

  test('is the gravest: somebody who may be hurt stands before a lawyer', () => {
    expect(
      urgentIn({ words: 'My lawyer will call. The plug gave me an electric shock.', languages: ['en'] }),
    ).toMatchObject({ level: 1, reason: 'electric-shock' });
  });

  test('does not join words of two sentences', () => {
    expect(
      urgentIn({ words: 'I burned the old one. My hand cream is fine.', languages: ['en'] }),
    ).toBeUndefined();
  });

  test('counts lines that a mail program broke as one sentence', () => {
    expect(urgentIn({ words: 'It caught\nfire in the kitchen', languages: ['en'] })?.reason).toBe('fire');
  });

  test('reads all languages where the language is unsure, or has no list', () => {
    expect(urgentIn({ words: 'Der Akku ist explodiert' })?.reason).toBe('fire');
    expect(urgentIn({ words: 'Der Akku ist explodiert', languages: ['ko'] })?.reason).toBe('fire');
    expect(urgentIn({ words: 'Der Akku ist explodiert', languages: ['en'] })).toBeUndefined();
  });

  test('leaves out the title of the product', () => {
    const words = 'Is the Electric Shock Collar for dogs waterproof?';
    expect(urgentIn({ words, languages: ['en'] })?.level).toBe(1);
    expect(urgentIn({ words, languages: ['en'], titles: ['Electric Shock Collar'] })).toBeUndefined();
  });

  test.each([
    'Kind regards',
    'Does it work with the Fire TV?',
    'Is the fire red one in stock?',
    'It is for our tennis court.',
    'I recall that it was blue.',
    'My child loves it',
  ])('is nothing in an ordinary sentence, in any language: %s', (words) => {
    expect(urgentIn({ words })).toBeUndefined();
  });
});

test.each([
  ['one long word', 'a'.repeat(100_000)],
  ['beginnings of phrases', 'electric '.repeat(11_000)],
  ['parts of entries without the others', 'burned hurt allergic swallowed '.repeat(3_300)],
  ['entries, all of them', 'burned my hand '.repeat(6_600)],
  ['new lines and spaces', '\n \t'.repeat(33_000)],
  ['signs without spaces', '手火傷指'.repeat(25_000)],
])('takes linear time for 100 KB of %s', (_, words) => {
  const begun = performance.now();
  urgentIn({ words, titles: ['electric electric electric x', 'a b c'] });
  // Comparing each pair of words would take minutes.
  expect(performance.now() - begun).toBeLessThan(10_000);
});
