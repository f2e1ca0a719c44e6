import type { HelpRequest } from '#shared/ports/assistant';
import * as z from '#shared/zod';

const name = z.string().check(z.minLength(1), z.maxLength(500));

/** What the board asks the assistant for: help on the shelf, by its names. Words stay on the shelf. */
export const helpRequestSchema: z.ZodMiniType<HelpRequest> = z.object({
  v: z.literal(1),
  threadId: name,
  id: name,
});
