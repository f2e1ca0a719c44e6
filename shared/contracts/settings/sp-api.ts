import * as z from '#shared/zod';
import { duration } from '../duration.ts';
import { CONTEXT_TYPES, DEFAULT_LINES, LINE_NAMES } from '../messages/sp-api.ts';
import { id, secretName } from './parts.ts';

const fraction = z.number().check(z.gte(0), z.lte(1));

const line = z.strictObject({
  warn: z.optional(fraction).check(z.describe('From here on one warning alerts people.')),
  alarm: z
    .optional(fraction)
    .check(
      z.describe('From here on, or from Amazon’s own target if that is stricter, one alarm alerts people.'),
    ),
});

/** The part of the settings about the Selling Partner API. */
export const spApi = z.strictObject({
  applicationId: z
    .string()
    .check(
      z.regex(
        /^amzn1\.[\w.-]{5,200}$/,
        'is not the id of an application; write it as Developer Central shows it',
      ),
      z.describe('The id of your SP-API application: only its notifications are trusted.'),
    ),
  secret: secretName.check(
    z.describe('Name of the secret in Secrets Manager that holds the credentials of all stores.'),
  ),
  stores: z
    .optional(z.array(id).check(z.minLength(1)))
    .check(z.describe('The stores that it is authorised for; all by default.')),
  alsoNotify: z
    ._default(z.array(z.enum(CONTEXT_TYPES)), [])
    .check(
      z.describe('More notifications about orders; they are noted on the order’s thread and alert nobody.'),
    ),
  lines: z
    .pipe(
      z._default(z.partialRecord(z.enum(LINE_NAMES), line), {}),
      z.transform((given) => ({ ...DEFAULT_LINES, ...given })),
    )
    .check(z.describe('The lines for Amazon’s figures, as fractions.')),
  contactResponse: z
    .prefault(
      z.strictObject({
        responseRate: z
          ._default(fraction, 0.1)
          .check(
            z.describe('How far Amazon’s share of contacts answered within 24 hours may differ from ours.'),
          ),
        average: z
          .prefault(duration, '4h')
          .check(z.describe('How far Amazon’s average may differ from ours.')),
      }),
      {},
    )
    .check(
      z.describe(
        'Amazon’s own count of response times; a larger difference means that some messages do not reach us.',
      ),
    ),
});
