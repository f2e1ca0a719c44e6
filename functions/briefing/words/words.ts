import type { Reader } from '#shared/messages/alert-view';
import { type BriefingWords, en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export const briefingWords: Readonly<Record<Reader['language'], BriefingWords>> = { en, 'zh-CN': zhCn };
