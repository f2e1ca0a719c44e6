import type { Reader } from '#shared/messages/alert-view';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type FiguresWords = typeof en;

/** The words of the figures, by language. */
export const figuresWords: Readonly<Record<Reader['language'], FiguresWords>> = { en, 'zh-CN': zhCn };
