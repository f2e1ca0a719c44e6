import * as z from 'zod';
import type { LinkSigner } from '#shared/ports/links';

const claims = z.object({
  id: z.string(),
  threadId: z.string(),
  generation: z.string(),
  recipient: z.object({ kind: z.enum(['person', 'slack']), id: z.string() }),
  expiresAt: z
    .number()
    .nullable()
    .transform((at) => at ?? Infinity),
});

/** Signs nothing: real signatures come from a thread pool, whose order no seed controls. */
export const linkSigner: LinkSigner = {
  sign: (one) => Promise.resolve(JSON.stringify(one)),
  verify: (token) => Promise.resolve(claims.parse(JSON.parse(token))),
};
