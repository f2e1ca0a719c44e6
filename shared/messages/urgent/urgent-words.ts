import type { Reader } from '../alert-view.ts';
import { en, type UrgentWords } from './en.ts';
import { zhCN } from './zh-cn.ts';

const WORDS: Readonly<Record<Reader['language'], UrgentWords>> = { en, 'zh-CN': zhCN };

/** What is said of urgent words, in a reader's language. */
export function urgentWordsIn(language: Reader['language']): UrgentWords {
  return WORDS[language];
}
