import { type Level, type RuleId, RULES } from './rules.ts';

/** A part of a text that breaks a rule; what concerns the message as a whole spans all of it. */
export interface Finding {
  readonly rule: RuleId;
  readonly level: Level;
  /** In UTF-16 code units of the text as it was given. */
  readonly start: number;
  readonly end: number;
}

/** A part of a text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function finding(rule: RuleId, { start, end }: Span): Finding {
  return { rule, level: RULES[rule].level, start, end };
}

const GRAVEST_FIRST: readonly Level[] = ['block', 'stop', 'warn', 'fix'];

/** The gravest level among findings; undefined when there are none. */
export function worstOf(findings: readonly Pick<Finding, 'level'>[]): Level | undefined {
  return GRAVEST_FIRST.find((level) => findings.some((one) => one.level === level));
}
