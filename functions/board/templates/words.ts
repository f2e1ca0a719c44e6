import type { Reader } from '#shared/messages/alert-view';
import { en, type TemplateWords } from './words/en.ts';
import { zhCn } from './words/zh-cn.ts';

export const templateWords: Readonly<Record<Reader['language'], TemplateWords>> = { en, 'zh-CN': zhCn };
