import { REGIONS } from '../domain/account/region.ts';
import * as z from '../zod.ts';

const token = z.string().check(z.minLength(1));

/**
 * The one secret for SP-API, as JSON: the application's credentials for Login with Amazon, and for each store and
 * region the refresh token from the seller's authorisation.
 */
export const spApiSecretSchema = z.object({
  clientId: token,
  clientSecret: token,
  /** The day on which the client secret expires, as Developer Central shows it: 2026-11-27. */
  clientSecretExpiresAt: z.optional(
    z.pipe(
      z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
      z.transform((text) => Date.parse(text)),
    ),
  ),
  refreshTokens: z.record(z.string(), z.partialRecord(z.enum(REGIONS), token)),
});

export type SpApiSecret = z.output<typeof spApiSecretSchema>;
