import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillIn, mask } from '#functions/assistant/mask/mask';

const one = (text: string, names: readonly string[] = []): string => mask([text], names).texts[0] ?? '';

describe('what a model sees of a text', () => {
  it.each([
    ['Order 111-2233445-6677889 is late', 'Order ⟦1⟧ is late'],
    ['Write to me: robin.m@example.com, please', 'Write to me: ⟦1⟧, please'],
    ['Call +49 (0)30 1234567 today', 'Call ⟦1⟧ today'],
    ['My tracking number 1Z999AA10123456784 shows nothing', 'My tracking number ⟦1⟧ shows nothing'],
    ['DHL 00340434161094042557', 'DHL ⟦1⟧'],
    ['Look: https://evil.example/x?y=1 now', 'Look: ⟦1⟧ now'],
    ['go to cheap-shop.com/sale now', 'go to ⟦1⟧ now'],
    ['Send it to 12 High Street instead', 'Send it to ⟦1⟧ instead'],
    ['Ich wohne in der Hauptstraße 12a, 10115 Berlin.', 'Ich wohne in der ⟦1⟧, ⟦2⟧.'],
    ['J’habite 12 bis, rue de la Paix', 'J’habite ⟦1⟧'],
    ['Abito in Via Garibaldi 5 a Roma', 'Abito in ⟦1⟧ a Roma'],
    ['请寄到广东省深圳市南山区科技路12号3栋502室，谢谢', /^请寄到⟦1⟧，谢谢$|^⟦1⟧，谢谢$/],
    ['Dear Ms. Okonkwo, where is it?', 'Dear ⟦1⟧, where is it?'],
    ['Where is it?\n\nBest regards,\nGrace Okonkwo', 'Where is it?\n\nBest regards,\n⟦1⟧'],
    ['Mein Name ist Jörg Müller und das Paket fehlt', 'Mein Name ist ⟦1⟧ und das Paket fehlt'],
    ['我叫王小明，包裹没到', '我叫⟦1⟧，包裹没到'],
  ])('%s', (text, seen) => {
    if (typeof seen === 'string') expect(one(text)).toBe(seen);
    else expect(one(text)).toMatch(seen);
  });

  it.each([
    'It came on 30.11.2026 and cost 1.299,00 €',
    'Since 2026-11-30 nothing has moved',
    'I need size 42, two pieces, 220-240 V',
    'The error E-1042 comes up',
    'Das Gerät (Modell X200) lädt nicht.',
  ])('keeps dates, prices and words: %s', (text) => expect(one(text)).toBe(text));

  it('hides the names that it is given, in any case, and their parts', () => {
    expect(one('robin miller wrote: Miller, Robin here.', ['Robin Miller'])).toBe(
      '⟦1⟧ wrote: ⟦2⟧, ⟦3⟧ here.',
    );
    // Longer words that hold one are not left whole either.
    expect(one('Robin and Robinson', ['Robin'])).toBe('⟦1⟧ and ⟦1⟧son');
    expect(one('Ask Robin van Dyk or Robin Miller today', ['robin'])).toBe('Ask ⟦1⟧ van Dyk or ⟦2⟧ today');
    expect(one('您好王小明，王小明的包裹', ['王小明'])).toBe('您好⟦1⟧，⟦1⟧的包裹');
    expect(one('I like it', ['Li'])).toBe('I like it');
  });

  it('gives the same words one mark, in whichever text they are', () => {
    const { texts, hidden } = mask(
      ['Order 111-2233445-6677889', 'again 111-2233445-6677889, a@b.example'],
      [],
    );
    expect(texts).toEqual(['Order ⟦1⟧', 'again ⟦1⟧, ⟦2⟧']);
    expect(hidden).toEqual(['111-2233445-6677889', 'a@b.example']);
  });

  it('takes marks that somebody wrote for words to hide', () => {
    const { texts, hidden } = mask(['⟦1⟧ or a@b.example ⟦2⟧'], []);
    expect(fillIn(texts[0] ?? '', hidden)?.text).toBe('⟦1⟧ or a@b.example ⟦2⟧');
  });
});

const word = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '111-2233445-6677889',
    'robin@example.com',
    '+49 30 1234567',
    'Robin Miller',
    'Robin',
    '⟦1⟧',
    '⟦',
    'https://a.example/b',
    '1Z999AA10123456784',
    '12 High Street',
    'Dear',
    '王小明',
    '\n',
    'Regards,\n',
  ),
);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));

describe('for any text', () => {
  it('filling in gives back what was hidden', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), (texts) => {
        const { texts: masked, hidden } = mask(texts, ['Robin Miller', '王小明']);
        expect(masked.map((one) => fillIn(one, hidden)?.text)).toEqual(texts);
      }),
      { numRuns: 500 },
    );
  });

  it('nothing that is hidden is left', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), (texts) => {
        const { texts: masked, hidden } = mask(texts, ['Robin Miller', '王小明']);
        for (const seen of masked) {
          for (const value of hidden.map((one) => one.trim()))
            if (value.length >= 5) expect(seen).not.toContain(value);
          expect(seen).not.toMatch(
            /robin@|6677889|30 1234567|王小明|(?<![\p{L}\p{N}])Robin(?![\p{L}\p{N}])/iu,
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a model wrote', () => {
  it('is refused when it has a mark that nobody gave it', () => {
    expect(fillIn('Write to ⟦2⟧', ['a'])).toBeUndefined();
    expect(fillIn('Write to ⟦0⟧', ['a'])).toBeUndefined();
    expect(fillIn('Write to ⟦x⟧', ['a'])).toBeUndefined();
    expect(fillIn('Write to ⟦1', ['a'])).toBeUndefined();
  });

  it('says what it left out', () => {
    expect(fillIn('Order ⟦ 1 ⟧', ['a', 'b'])).toEqual({ text: 'Order a', missing: ['b'] });
  });

  it('is not filled in twice', () => {
    expect(fillIn('⟦1⟧', ['⟦2⟧', 'secret'])?.text).toBe('⟦2⟧');
  });

  it('takes no longer for hostile texts', () => {
    for (const part of ['a', '1 ', 'a.', '省', 'Dear A ', '⟦', 'via a ', 'regards\n', '1-1-1 ']) {
      const startedAt = performance.now();
      mask([part.repeat(4_000 / part.length)], ['Robin Miller']);
      expect(performance.now() - startedAt).toBeLessThan(1_500);
    }
  });
});
