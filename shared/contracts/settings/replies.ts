import type { ApprovalRules } from '#shared/domain/reply/approval';
import { TOPICS } from '#shared/domain/topic';
import * as z from '#shared/zod';

/** How people answer buyers from the board. */
export const replies = z.strictObject({
  approval: z
    ._default(z.enum(['trainees', 'all']), 'trainees')
    .check(
      z.describe(
        'Whose answers a colleague approves first: those of people with the role trainee, or also everybody’s to a buyer who has waited past a deadline or writes about one of the approvalTopics.',
      ),
    ),
  approvalTopics: z
    ._default(z.array(z.enum(TOPICS)), [])
    .check(z.describe('With approval: all, the topics on which a colleague reads every answer first.')),
});

/** The parts of the settings that say whose answers need a colleague. */
interface ApprovalSettings {
  readonly people: Readonly<Record<string, { readonly role?: string | undefined }>>;
  readonly replies: z.infer<typeof replies>;
}

export function approvalRules({
  people,
  replies: { approval, approvalTopics },
}: ApprovalSettings): ApprovalRules {
  const trainees = Object.entries(people).flatMap(([id, { role }]) => (role === 'trainee' ? [id] : []));
  return { trainees: new Set(trainees), all: approval === 'all', topics: approvalTopics };
}
