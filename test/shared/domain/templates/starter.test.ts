import { describe, expect, it } from 'vitest';
import { OPERATOR_LANGUAGES } from '#shared/domain/operator-words';
import { checkText } from '#shared/domain/policy/check';
import { fillTemplate } from '#shared/domain/templates/fill';
import { findingsIn } from '#shared/domain/templates/findings';
import { STARTER_TEMPLATES } from '#shared/domain/templates/starter/library';
import { openingsIn, PARCEL_VARIABLES, variablesIn } from '#shared/domain/templates/variables';
import { TOPICS } from '#shared/domain/topic';

const LANGUAGES = ['en', 'de', 'fr', 'it', 'es', 'ja', 'zh'];
const MOST_CHARACTERS = 900;
const VALUES = {
  buyer: 'Anna Schmidt',
  order: '302-9081726-3544536',
  item: 'LED desk lamp 12 W',
  carrier: 'DHL',
  tracking: '00340434161094042557',
  'package status': 'in transit',
  'ship by': '3 March',
  'deliver by': '5 March',
  'promised time': '3 March, 18:00',
  store: 'Acme',
  me: 'Li Wei',
};

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

describe.each(STARTER_TEMPLATES.map((one) => [one.id, one] as const))('the policy check', (_, template) => {
  it.each(Object.entries(template.versions))(`finds nothing in ${template.id} in %s`, (language, text) => {
    expect(findingsIn({ ...template, versions: { [language]: text } })).toEqual([]);
  });

  it.each(Object.entries(template.versions))(
    `finds nothing in ${template.id} in %s once it is filled`,
    (language, text) => {
      const filled = fillTemplate(text, VALUES).text;
      const found = checkText(filled, {
        language,
        buyer: VALUES.buyer,
        orderId: VALUES.order,
        askedToCancel: template.topics.includes('cancellation'),
        fulfilment: template.fulfilment,
      });
      // That Amazon serves its own orders is just what these say.
      expect(found.filter(({ rule }) => rule !== 'fba-order')).toEqual([]);
    },
  );
});
