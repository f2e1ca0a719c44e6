import { type Help, WHY_NOT } from '#shared/domain/assistant/help';
import * as z from '#shared/zod';

const state = z.discriminatedUnion('state', [
  z.object({ state: z.literal('asked') }),
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('failed'), why: z.enum(WHY_NOT) }),
]);
const any = { threadId: z.string(), id: z.string(), by: z.string(), at: z.number(), state };
const strings = z.array(z.string());
const written = z._default(
  z.nullable(
    z.object({
      by: z.literal('machine'),
      text: z.string(),
      back: z.string(),
      doubts: strings,
      missing: strings,
    }),
  ),
  null,
);
const translated = z.object({
  text: z.string(),
  from: z.string(),
  doubts: strings,
  isCut: z.boolean(),
  missing: strings,
});

/** Help as it is stored, in JSON. */
export const helpSchema: z.ZodMiniType<Help> = z.discriminatedUnion('task', [
  z.object({
    ...any,
    task: z.literal('conversation'),
    to: z.string(),
    translated: z.record(z.string(), translated),
  }),
  z.object({
    ...any,
    task: z.literal('answer'),
    to: z.string(),
    reader: z.string(),
    text: z.string(),
    written,
  }),
  z.object({
    ...any,
    task: z.literal('draft'),
    to: z.string(),
    reader: z.string(),
    given: z.object({ template: z.nullable(z.string()), steps: strings, facts: strings }),
    written,
  }),
]);
