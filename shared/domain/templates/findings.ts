import { checkText, type Finding } from '../policy/check.ts';
import type { TemplateContent } from './template.ts';

/** Something in a version of a template that breaks a rule of Amazon's or of ours. */
export interface TemplateFinding extends Finding {
  /** The version's. */
  readonly language: string;
}

/**
 * What the policy check finds in each version. Who sends an order is known with the order, so that rules about it are
 * checked when a reply is written.
 */
export function findingsIn({ versions, topics }: TemplateContent): TemplateFinding[] {
  const askedToCancel = topics.includes('cancellation');
  return Object.entries(versions).flatMap(([language, text]) =>
    checkText(text, { language, askedToCancel, template: true }).map((found) => ({ ...found, language })),
  );
}

/** Whether a finding keeps a template from being saved: a reply from it could not be sent, or only with a reason. */
export function isGrave({ level }: Pick<Finding, 'level'>): boolean {
  return level === 'block' || level === 'stop';
}
