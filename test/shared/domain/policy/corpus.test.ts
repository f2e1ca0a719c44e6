import { describe, expect, it } from 'vitest';
import { checkText, type Finding, worstOf } from '#shared/domain/policy/check';
import { type Sentence, SENTENCES } from './corpus/every.ts';

interface Checked extends Sentence {
  readonly found: readonly Finding[];
}

const CHECKED: readonly Checked[] = SENTENCES.map((sentence) => ({
  ...sentence,
  found: checkText(sentence.text, { language: sentence.language }),
}));
const ALLOWED = CHECKED.filter(({ rule }) => rule === undefined);
const FORBIDDEN = CHECKED.filter(({ rule }) => rule !== undefined);

const isHeld = ({ found }: Checked): boolean => ['block', 'stop'].includes(worstOf(found) ?? '');
const shown = ({ language, text, found }: Checked): string =>
  `${language}: ${text} [${found.map(({ rule }) => rule).join(' ')}]`;
const languages = [...new Set(SENTENCES.map(({ language }) => language))];

describe('the corpus of the policy check', () => {
  it('has at least 500 sentences, allowed and forbidden ones in each language', () => {
    expect(SENTENCES.length).toBeGreaterThanOrEqual(500);
    for (const language of languages)
      for (const list of [ALLOWED, FORBIDDEN])
        expect(list.filter((one) => one.language === language).length, language).toBeGreaterThanOrEqual(5);
    expect(new Set(SENTENCES.map(({ text }) => text)).size).toBe(SENTENCES.length);
  });

  it('is held back wherever it is forbidden', () => {
    expect(FORBIDDEN.filter((one) => !isHeld(one)).map(shown)).toEqual([]);
  });

  it('is held back in at most one of a hundred allowed sentences', () => {
    const wrong = ALLOWED.filter(isHeld);
    expect(wrong.length / ALLOWED.length, wrong.map(shown).join('\n')).toBeLessThanOrEqual(0.01);
  });

  it('is warned of in at most two of a hundred allowed sentences', () => {
    const wrong = ALLOWED.filter(({ found }) => worstOf(found) === 'warn');
    expect(wrong.length / ALLOWED.length, wrong.map(shown).join('\n')).toBeLessThanOrEqual(0.02);
  });

  it('has the precision and recall that its table says', async () => {
    await expect(table()).toMatchFileSnapshot('corpus/figures.snapshot.txt');
  });
});

/** Precision and recall of each rule and each language. */
function table(): string {
  const rules = [...new Set(FORBIDDEN.map(({ rule }) => rule))].toSorted();
  const byRule = rules.map((rule) => {
    const names = ({ found }: Checked): boolean => found.some((one) => one.rule === rule);
    return row(
      String(rule),
      CHECKED.filter((one) => one.rule === rule),
      (one) => names(one),
      // A sentence may break a second rule; only what breaks none is found wrongly.
      ALLOWED.filter(names).length,
    );
  });
  const byLanguage = languages.map((language) =>
    row(
      language,
      FORBIDDEN.filter((one) => one.language === language),
      isHeld,
      ALLOWED.filter((one) => one.language === language && isHeld(one)).length,
    ),
  );
  return [
    `${SENTENCES.length} sentences: ${FORBIDDEN.length} forbidden, ${ALLOWED.length} allowed`,
    '',
    heading('rule'),
    ...byRule,
    '',
    heading('language'),
    ...byLanguage,
    '',
  ].join('\n');
}

const heading = (first: string): string =>
  [first.padEnd(26), 'forbidden', '   found', ' wrongly', 'precision', '  recall'].join(' ');

function row(
  name: string,
  all: readonly Checked[],
  isFound: (one: Checked) => boolean,
  wrongly: number,
): string {
  const found = all.filter(isFound).length;
  const share = (of: number, total: number): string => (total === 0 ? '-' : (of / total).toFixed(3));
  return [
    name.padEnd(26),
    String(all.length).padStart(9),
    String(found).padStart(8),
    String(wrongly).padStart(8),
    share(found, found + wrongly).padStart(9),
    share(found, all.length).padStart(8),
  ].join(' ');
}
