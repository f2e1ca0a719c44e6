import type { PolicyContext } from './context.ts';
import { type Finding, finding } from './finding.ts';

export type { PolicyContext, PolicyFile } from './context.ts';
export { type Finding, worstOf } from './finding.ts';
export type { Level, RuleId } from './rules.ts';

/** What in a text to a buyer breaks a rule of Amazon's or of ours, in the order of the text. */
export function checkText(text: string, context: PolicyContext): readonly Finding[] {
  if (text.trim() === '' && (context.files ?? []).length === 0)
    return [finding('empty', { start: 0, end: text.length })];
  return [];
}
