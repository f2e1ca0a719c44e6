import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain, withoutLinks } from '#shared/messages/plain';

describe('a stranger’s words', () => {
  it.each([
    ['see https://evil.example/x now', 'see […] now'],
    ['www.evil.example/x', '[…]'],
    ['evil.example', 'evil[.]example'],
    ['login.evil.example/x?y', 'login[.]evil[.]example/x?y'],
    ['a@evil.example', 'a@evil[.]example'],
    ['evil\u3002example', 'evil[.]example'],
    ['пример.example', 'пример[.]example'],
    ['ｅｖｉｌ．ｅｘａｍｐｌｅ', 'ｅｖｉｌ[.]ｅｘａｍｐｌｅ'],
    ['1.2.3.4', '1[.]2[.]3[.]4'],
    ['javascript:alert(1)', 'javascript[:]alert(1)'],
    ['mailto:a@evil.example', 'mailto[:]a@evil[.]example'],
    ['tel:+491234', 'tel[:]+491234'],
    ['web+x:y', 'web+x[:]y'],
  ])('hold no link: %s', (words, harmless) => {
    expect(withoutLinks(words)).toBe(harmless);
  });

  it.each(['It costs 3.50, at 10:30. Note: please', '坏了。请退款', 'Where is it? Thanks...', 'a/b, c_d'])(
    'without a link stay as they are: %s',
    (words) => {
      expect(withoutLinks(words)).toBe(words);
    },
  );

  it('hold no link whatever invisible characters stand between', () => {
    const unseen = fc.constantFrom(
      ...[
        '\u200b',
        '\u200c',
        '\u200d',
        '\u2060',
        '\ufeff',
        '\u00ad',
        '\u034f',
        '\u180e',
        '\u115f',
        '\u3164',
        '\ufe0f',
        '\u{e0061}',
        '\u202e',
        '\0',
      ],
    );
    const link = fc.constantFrom(
      'https://evil.example',
      'www.evil.example',
      'evil.example',
      'javascript:x',
      'tel:1',
    );
    fc.assert(
      fc.property(link, fc.array(fc.tuple(fc.nat(20), unseen), { maxLength: 6 }), (text, marks) => {
        const hidden = marks.reduce<string>((so, [at, mark]) => so.slice(0, at) + mark + so.slice(at), text);
        const shown = withoutLinks(`see ${hidden} now`);
        expect(shown).not.toMatch(/[\p{L}\p{N}][.\uff0e][\p{L}\p{N}]|[a-z]{2}:\S|\p{Cf}|\p{DI}/u);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a text from outside', () => {
  it('keeps its emoji whole, and loses every other invisible character', () => {
    expect(plain('👨‍👩‍👧 👍🏽 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇩🇪')).toBe('👨‍👩‍👧 👍🏽 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇩🇪');
    expect(plain('a\u200db\u200bc\u202ed\ufe0fe\u034ff\u00adg')).toBe('a b c d e f g');
  });

  it('is cut between characters', () => {
    expect(plain('ab👨‍👩‍👧c', 4)).toBe('ab');
    expect(plain('👨‍👩‍👧c', 8)).toBe('👨‍👩‍👧');
  });
});
