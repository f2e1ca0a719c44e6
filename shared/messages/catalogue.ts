import type { Reader } from './alert-view.ts';
import { en, type Catalogue } from './en.ts';
import { zhCn } from './zh-cn.ts';

const CATALOGUES: Readonly<Record<Reader['language'], Catalogue>> = { en, 'zh-CN': zhCn };

/** The words of a language. */
export function wordsIn(language: Reader['language']): Catalogue {
  return CATALOGUES[language];
}
