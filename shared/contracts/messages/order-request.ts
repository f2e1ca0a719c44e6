import { REGIONS } from '#shared/domain/account/region';
import * as z from '#shared/zod';

/** What `fetch-order` is asked, version 1: an order of a store, and the region whose SP-API knows it. */
export const orderRequestSchema = z.object({
  v: z.literal(1),
  store: z.string().check(z.minLength(1), z.maxLength(32)),
  region: z.enum(REGIONS),
  orderId: z.string().check(z.regex(/^\d{3}-\d{7}-\d{7}$/)),
});

export type OrderRequest = Omit<z.output<typeof orderRequestSchema>, 'v'>;
