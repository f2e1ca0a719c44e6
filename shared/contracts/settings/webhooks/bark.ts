import * as z from '#shared/zod';
import { secretName } from '../parts.ts';
import { reader } from './parts.ts';

/** An iPhone with the app Bark. */
export const bark = z.strictObject({
  preset: z.literal('bark'),
  urlSecret: secretName.check(
    z.describe(
      'Name of the secret in Secrets Manager that holds the URL that the app shows, with the device’s key at its end: https://api.day.app/... or that of your own server.',
    ),
  ),
  volume: z
    ._default(
      z
        .int('is not a whole number from 0 to 10')
        .check(z.gte(0, 'is less than 0'), z.lte(10, 'is more than 10')),
      5,
    )
    .check(z.describe('How loud a call rings, from 0 to 10, even while the iPhone is silent.')),
  ...reader,
});
