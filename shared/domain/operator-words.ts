/** The languages in which people of the shop read the pages. */
export const OPERATOR_LANGUAGES = ['en', 'zh-CN'] as const;

export type OperatorLanguage = (typeof OPERATOR_LANGUAGES)[number];

/** Words for people of the shop, in at least one of their languages. */
export type OperatorWords = Readonly<Partial<Record<OperatorLanguage, string>>>;

/** The words in a reader's language; in the other one where nobody wrote them in it. */
export function wordsFor(language: OperatorLanguage, words: OperatorWords): string {
  return (
    words[language] ?? OPERATOR_LANGUAGES.map((one) => words[one]).find((one) => one !== undefined) ?? ''
  );
}
