import type { Reader } from '#shared/messages/alert-view';
import { en, type OpeningWords } from './en.ts';
import { zhCn } from './zh-cn.ts';

const WORDS: Readonly<Record<Reader['language'], OpeningWords>> = { en, 'zh-CN': zhCn };

/** The words with which an alert opens, in a language. */
export function openingWordsIn(language: Reader['language']): OpeningWords {
  return WORDS[language];
}
