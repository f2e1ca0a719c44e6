import { REGIONS } from '../domain/account/region.ts';
import * as z from '../zod.ts';

const token = z.string().check(z.minLength(1));

/**
 * The one secret with everything that SP-API asks for, as JSON: the application's credentials of Login with Amazon, and
 * for each store and region the refresh token that its seller's authorisation gave.
 */
export const spApiSecretSchema = z.object({
  clientId: token,
  clientSecret: token,
  /** When Amazon lets the client secret expire, as Developer Central shows it: 2026-11-27. */
  clientSecretExpiresAt: z.optional(
    z.pipe(
      z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
      z.transform((text) => Date.parse(text)),
    ),
  ),
  refreshTokens: z.record(z.string(), z.partialRecord(z.enum(REGIONS), token)),
});

export type SpApiSecret = z.output<typeof spApiSecretSchema>;
