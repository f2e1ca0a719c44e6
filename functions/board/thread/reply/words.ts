import type { Reader } from '#shared/messages/alert-view';
import { type DeskWords, en } from './words/en.ts';
import { zhCn } from './words/zh-cn.ts';

export type { DeskWords };

/** The words of the desk: the composer, answers in the conversation, and their approval. */
export const deskWords: Readonly<Record<Reader['language'], DeskWords>> = { en, 'zh-CN': zhCn };
