import type { Reader } from './alert-view.ts';

/** Cached: creating one takes far longer than asking it, and a list asks for each of its rows. */
const names = new Map<string, Intl.DisplayNames>();

/** The name of a language or a country by its code: `German` for `de`. */
export function nameIn(language: Reader['language'], type: 'language' | 'region', code: string): string {
  const key = `${language} ${type}`;
  const known = names.get(key) ?? new Intl.DisplayNames(language, { type });
  names.set(key, known);
  return known.of(code) ?? code;
}
