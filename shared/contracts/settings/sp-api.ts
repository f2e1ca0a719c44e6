import * as z from '#shared/zod';
import { duration } from '../duration.ts';
import { CONTEXT_TYPES, DEFAULT_LINES, LINE_NAMES } from '../messages/sp-api.ts';
import { id, secretName } from './parts.ts';

const fraction = z.number().check(z.gte(0), z.lte(1));

const line = z.strictObject({
  warn: z.optional(fraction).check(z.describe('From here on a warning calls, once.')),
  alarm: z
    .optional(fraction)
    .check(
      z.describe('From here on an alarm calls, once; or from Amazon’s own target, when that is stricter.'),
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
      z.describe('The id of your SP-API application: only its notifications are believed.'),
    ),
  secret: secretName.check(
    z.describe('Name of the secret in Secrets Manager that holds the credentials of all stores.'),
  ),
  stores: z
    .optional(z.array(id).check(z.minLength(1)))
    .check(z.describe('The stores that it is authorised for; all when left out.')),
  alsoNotify: z
    ._default(z.array(z.enum(CONTEXT_TYPES)), [])
    .check(z.describe('What else to be told of orders; it is noted on the order’s thread and calls nobody.')),
  lines: z
    .pipe(
      z._default(z.partialRecord(z.enum(LINE_NAMES), line), {}),
      z.transform((given) => ({ ...DEFAULT_LINES, ...given })),
    )
    .check(z.describe('The lines that Amazon’s figures are held against, as fractions.')),
  contactResponse: z
    .prefault(
      z.strictObject({
        responseRate: z
          ._default(fraction, 0.1)
          .check(z.describe('How far Amazon’s share of contacts answered within 24 hours may be from ours.')),
        average: z.prefault(duration, '4h').check(z.describe('How far Amazon’s average may be from ours.')),
      }),
      {},
    )
    .check(
      z.describe(
        'Amazon’s own count of response times: a larger difference means that something does not reach us.',
      ),
    ),
});
