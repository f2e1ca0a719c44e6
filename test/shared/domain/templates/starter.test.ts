import { describe, expect, it } from 'vitest';
import { OPERATOR_LANGUAGES } from '#shared/domain/operator-words';
import { STARTER_TEMPLATES } from '#shared/domain/templates/starter/library';
import { openingsIn, PARCEL_VARIABLES, variablesIn } from '#shared/domain/templates/variables';
import { TOPICS } from '#shared/domain/topic';

const LANGUAGES = ['en', 'de', 'fr', 'it', 'es', 'ja', 'zh'];
const MOST_CHARACTERS = 900;

describe.each(STARTER_TEMPLATES.map((one) => [one.id, one] as const))(
  'the starter template %s',
  (_, template) => {
    const texts = Object.entries(template.versions);

    it('is written in each language, and named in each of the shop’s', () => {
      expect(Object.keys(template.versions)).toEqual(LANGUAGES);
      expect(Object.keys(template.name)).toEqual([...OPERATOR_LANGUAGES]);
    });

    it.each(texts)('has only known variables in %s, the same as in English', (_language, text) => {
      expect(openingsIn(text).filter(({ variable }) => variable === undefined)).toEqual([]);
      expect(variablesIn(text)).toEqual(variablesIn(template.versions['en'] ?? ''));
    });

    it.each(texts)('is short and plain in %s', (_language, text) => {
      expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
      expect(text).not.toMatch(/\p{Extended_Pictographic}|https?:|www\.|@|\t| \n|\n{3}|^\s|\s$/u);
    });

    it('asks nothing of a parcel that Amazon sends', () => {
      const asked = variablesIn(template.versions['en'] ?? '');
      if (template.fulfilment !== 'seller')
        expect(asked.filter((variable) => PARCEL_VARIABLES.includes(variable))).toEqual([]);
      expect(template.use === 'holding' ? asked : ['promised time']).toContain('promised time');
    });
  },
);

describe('the starter library', () => {
  it('has one shortcut for each, and something for every topic that a text can answer', () => {
    const shortcuts = STARTER_TEMPLATES.map(({ shortcut }) => shortcut);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
    const about = new Set(STARTER_TEMPLATES.flatMap(({ topics }) => topics));
    expect(TOPICS.filter((topic) => !about.has(topic))).toEqual(['review', 'other']);
  });

  it('has a way for orders of either sender', () => {
    for (const topic of ['delivery', 'defect', 'return-or-refund', 'cancellation'] as const)
      for (const fulfilment of ['seller', 'amazon'] as const)
        expect(
          STARTER_TEMPLATES.some((one) => one.topics.includes(topic) && one.fulfilment === fulfilment),
        ).toBe(true);
  });
});
