import { expect, it } from 'vitest';
import { RULES } from '#shared/domain/policy/rules';
import { reasonOf } from '#shared/messages/policy/reasons';

it.each(Object.keys(RULES) as (keyof typeof RULES)[])(
  '%s says what is wrong and what to do, shortly',
  (rule) => {
    expect(reasonOf(rule, 'en')).toMatch(/^[A-Z].*[.:].*\.$/);
    expect(reasonOf(rule, 'en').length).toBeLessThanOrEqual(190);
    expect(reasonOf(rule, 'zh-CN')).toMatch(/\p{sc=Han}.*。$/u);
    expect(RULES[rule].source).not.toBe('');
  },
);
