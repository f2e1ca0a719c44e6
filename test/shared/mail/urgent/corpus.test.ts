import { describe, expect, test } from 'vitest';
import { urgentIn } from '#shared/mail/urgent-in';
import { WORDS } from '#shared/mail/words/words';
import { corpus, type Sentence } from './corpus.ts';

const sentences = corpus();
const languages = [...new Set(sentences.map(({ language }) => language))];

/** The level of a sentence by the list of its own language, or by all of them. */
function levelOf({ text, language }: Sentence, of: 'own' | 'all'): 0 | 1 | 2 {
  return urgentIn({ words: text, languages: of === 'own' ? [language] : [] })?.level ?? 0;
}

function share(some: readonly Sentence[], isIn: (one: Sentence) => boolean): number {
  return some.length === 0 ? 0 : (100 * some.filter(isIn).length) / some.length;
}

test('the corpus has at least 400 sentences, and some of each kind in each language', () => {
  expect(sentences.length).toBeGreaterThanOrEqual(400);
  for (const language of languages)
    for (const level of [0, 1, 2])
      for (const heldOut of [true, false])
        expect(
          sentences.filter(
            (one) => one.language === language && one.level === level && one.heldOut === heldOut,
          ).length,
          `${language} ${level}`,
        ).toBeGreaterThan(3);
});

/** What buyers ordinarily write about, by the lists of topics: thousands of questions, each with a greeting and a product. */
function ordinary(): { readonly language: string; readonly text: string }[] {
  return Object.entries(WORDS).flatMap(([language, { topics, thanks, politeness }]) =>
    Object.values(topics)
      .flat()
      .flatMap((asked, index) =>
        PRODUCTS.map((product, place) => ({
          language,
          text: `${politeness[index % politeness.length] ?? ''}, ${asked.replaceAll('*', '')} ${product}\n\n${thanks[(index + place) % thanks.length] ?? ''}`,
        })),
      ),
  );
}

/** Prints a table, a line for each language. */
function print(table: readonly object[]): void {
  const lines = table.map((row) =>
    Object.entries(row)
      .map(
        ([name, value]) =>
          `${name} ${typeof value === 'number' ? Math.round(value * 10) / 10 : String(value)}`,
      )
      .join(', '),
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

const PRODUCTS = ['Fire TV Stick', 'smoke detector', 'baby shoes'];

test('at most 0.2 % of what buyers ordinarily ask is at level 1 and 2 % at level 2, by language', () => {
  const table = [...Map.groupBy(ordinary(), ({ language }) => language)].map(([language, asked]) => {
    const levels = asked.map(({ text }) => urgentIn({ words: text })?.level);
    const percent = (level: number): number =>
      (100 * levels.filter((one) => one === level).length) / asked.length;
    return { language, messages: asked.length, 'level 1 %': percent(1), 'level 2 %': percent(2) };
  });
  print(table);
  for (const row of table) {
    expect(row.messages, row.language).toBeGreaterThan(300);
    expect(row['level 1 %'], row.language).toBeLessThanOrEqual(0.2);
    expect(row['level 2 %'], row.language).toBeLessThanOrEqual(2);
  }
});

describe.each(['own', 'all'] as const)('by the lists of %s languages', (of) => {
  test('each language finds who may be hurt, and leaves ordinary sentences alone', () => {
    const table = languages.map((language) => {
      const ofLanguage = sentences.filter((one) => one.language === language);
      const [ordinary = [], hurt = [], costly = []] = [0, 1, 2].map((level) =>
        ofLanguage.filter((one) => one.level === level),
      );
      return {
        language,
        sentences: ofLanguage.length,
        'level 1 found %': share(hurt, (one) => levelOf(one, of) === 1),
        'held out, found %': share(
          hurt.filter(({ heldOut }) => heldOut),
          (one) => levelOf(one, of) === 1,
        ),
        'level 2 found %': share(costly, (one) => levelOf(one, of) === 2),
        'ordinary at level 1 %': share(ordinary, (one) => levelOf(one, of) === 1),
        'ordinary at level 2 %': share(ordinary, (one) => levelOf(one, of) === 2),
      };
    });
    print(table);
    for (const row of table) {
      expect(row['level 1 found %'], row.language).toBeGreaterThanOrEqual(95);
      expect(row['level 2 found %'], row.language).toBeGreaterThanOrEqual(80);
      expect(row['ordinary at level 1 %'], row.language).toBeLessThanOrEqual(0.2);
      expect(row['ordinary at level 2 %'], row.language).toBeLessThanOrEqual(2);
    }
  });
});
