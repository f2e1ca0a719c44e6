import type { Reader } from '#shared/messages/alert-view';
import { en, type InboxWords } from './words/en.ts';
import { zhCn } from './words/zh-cn.ts';

export type { InboxWords };

/** The words of the inbox. */
export const inboxWords: Readonly<Record<Reader['language'], InboxWords>> = { en, 'zh-CN': zhCn };
