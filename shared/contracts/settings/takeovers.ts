import type { Takeover } from '#shared/domain/duty/takeover';
import * as z from '#shared/zod';
import { id } from './parts.ts';

/** A takeover as it is stored and queued. */
export const takeoverSchema = z.pipe(
  z.object({
    id: z.string().check(z.minLength(1)),
    from: z.int(),
    until: z.int(),
    person: id,
    insteadOf: z.optional(id),
    rota: z.optional(id),
    by: id,
    at: z.int(),
  }),
  z.transform(({ insteadOf, rota, ...rest }): Takeover => ({
    ...rest,
    ...(insteadOf !== undefined && { insteadOf }),
    ...(rota !== undefined && { rota }),
  })),
);

/** Takeovers as stored JSON. One that cannot be read is left out: it must not stop all alerts. */
export function takeoversIn(stored: readonly unknown[]): Takeover[] {
  return stored.flatMap((one) => takeoverSchema.safeParse(one).data ?? []);
}
