import * as z from 'zod';
import { duration } from './duration.ts';
import { id, secretName } from './settings-parts.ts';
import { CONTEXT_TYPES, DEFAULT_LINES, LINE_NAMES } from './sp-api.ts';

const fraction = z.number().min(0).max(1);

const line = z.strictObject({
  warn: fraction.optional().describe('From here on a warning calls, once.'),
  alarm: fraction
    .optional()
    .describe('From here on an alarm calls, once; or from Amazon’s own target, when that is stricter.'),
});

/** The part of the settings about the Selling Partner API. */
export const spApi = z.strictObject({
  applicationId: z
    .string()
    .regex(
      /^amzn1\.[\w.-]{5,200}$/,
      'is not the id of an application; write it as Developer Central shows it',
    )
    .describe('The id of your SP-API application: only its notifications are believed.'),
  secret: secretName.describe(
    'Name of the secret in Secrets Manager that holds the credentials of all stores.',
  ),
  stores: z.array(id).min(1).optional().describe('The stores that it is authorised for; all when left out.'),
  alsoNotify: z
    .array(z.enum(CONTEXT_TYPES))
    .default([])
    .describe('What else to be told of orders; it is noted on the order’s thread and calls nobody.'),
  lines: z
    .partialRecord(z.enum(LINE_NAMES), line)
    .default({})
    .transform((given) => ({ ...DEFAULT_LINES, ...given }))
    .describe('The lines that Amazon’s figures are held against, as fractions.'),
  contactResponse: z
    .strictObject({
      responseRate: fraction
        .default(0.1)
        .describe('How far Amazon’s share of contacts answered within 24 hours may be from ours.'),
      average: duration.prefault('4h').describe('How far Amazon’s average may be from ours.'),
    })
    .prefault({})
    .describe(
      'Amazon’s own count of response times: a larger difference means that something does not reach us.',
    ),
});
