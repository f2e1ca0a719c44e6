import type { OperatorLanguage } from '#shared/domain/operator-words';
import { en, type TimeWords } from './en.ts';
import { zhCn } from './zh-cn.ts';

const WORDS: Readonly<Record<OperatorLanguage, TimeWords>> = { en, 'zh-CN': zhCn };

/** How times are said in a language. */
export function timeWordsIn(language: OperatorLanguage): TimeWords {
  return WORDS[language];
}

/** What `Intl` is asked for: the locale, and how it writes a month in a narrow place. */
export const TIME_FORMATS: Readonly<
  Record<OperatorLanguage, { readonly locale: string; readonly month: 'short' | 'numeric' }>
> = {
  en: { locale: 'en-GB', month: 'short' },
  'zh-CN': { locale: 'zh-CN', month: 'numeric' },
};
