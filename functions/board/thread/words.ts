import type { Reader } from '#shared/messages/alert-view';
import { en, type ThreadWords } from './words/en.ts';
import { zhCn } from './words/zh-cn.ts';

export type { ThreadWords };

/** The words of the page of a thread. */
export const threadWords: Readonly<Record<Reader['language'], ThreadWords>> = { en, 'zh-CN': zhCn };
