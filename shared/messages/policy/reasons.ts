import type { RuleId } from '#shared/domain/policy/rules';
import type { Reader } from '../alert-view.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

const REASONS = { en, 'zh-CN': zhCn };

/** What is wrong where a rule was broken, and what to do instead, for the person who writes. */
export function reasonOf(rule: RuleId, language: Reader['language']): string {
  return REASONS[language][rule];
}
