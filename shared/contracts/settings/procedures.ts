import type { OperatorWords } from '#shared/domain/operator-words';
import type { Procedure } from '#shared/domain/procedures/procedure';
import { STARTER_PROCEDURES } from '#shared/domain/procedures/starter';
import { THREAD_KINDS } from '#shared/domain/rules/policy';
import { TOPICS } from '#shared/domain/topic';
import * as z from '#shared/zod';
import { duration } from '../duration.ts';
import { id } from './parts.ts';

const text = z.string().check(z.minLength(1), z.maxLength(300));
const words = { en: z.exactOptional(text), 'zh-CN': z.exactOptional(text) };
const NO_WORDS = 'has no words; write them in en or zh-CN';
const inSomeLanguage = ({ en, 'zh-CN': zhCn }: OperatorWords): boolean =>
  en !== undefined || zhCn !== undefined;

const step = z
  .strictObject({
    id: id.check(z.describe('Names the step, so that what was ticked stays ticked when its words change.')),
    ...words,
    tick: z
      ._default(z.boolean(), false)
      .check(z.describe('Whether a person must say that it was done; for money, claims and safety.')),
  })
  .check(z.refine(inSomeLanguage, NO_WORDS));

/** How the shop handles what buyers write about some topics. */
export const procedure = z
  .strictObject({
    name: z.strictObject(words).check(z.refine(inSomeLanguage, NO_WORDS)),
    topics: z._default(z.array(z.enum(TOPICS)), []),
    kinds: z
      ._default(z.array(z.enum(THREAD_KINDS)), [])
      .check(z.describe('The kinds of threads that it is for, whatever they are about.')),
    within: z
      .optional(duration)
      .check(z.describe('How long after the buyer’s message all must be done; 24h for returns and refunds.')),
    steps: z.array(step).check(z.minLength(1), z.maxLength(12)),
  })
  .check(
    z.superRefine(({ topics, kinds, steps }, context) => {
      if (topics.length + kinds.length === 0)
        context.addIssue({
          code: 'custom',
          path: ['topics'],
          message: 'is empty, and so is kinds: it is never shown',
        });
      steps.forEach((one, index) => {
        if (steps.findIndex((other) => other.id === one.id) < index)
          context.addIssue({
            code: 'custom',
            path: ['steps', index, 'id'],
            message: `is "${one.id}" as of a step above; give each its own`,
          });
      });
    }),
  );

/** The procedures of a shop, in their order; the starter set where its settings name none. */
export function proceduresOf({
  procedures,
}: {
  readonly procedures?: Readonly<Record<string, z.output<typeof procedure>>> | undefined;
}): readonly Procedure[] {
  if (procedures === undefined) return STARTER_PROCEDURES;
  return Object.entries(procedures).map(([procedureId, { within, steps, ...rest }]) => ({
    id: procedureId,
    ...rest,
    ...(within !== undefined && { withinMs: within }),
    steps: steps.map(({ id: stepId, tick, ...inWords }) => ({ id: stepId, words: inWords, tick })),
  }));
}
