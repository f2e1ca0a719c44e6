import * as z from '#shared/zod';
import { language, secretName } from '../parts.ts';
import { timeZone } from '../time-zones.ts';

/** The language and the time zone in which a webhook is written to. */
export const reader = { language, timeZone };

export const urlSecret = secretName.check(
  z.describe('Name of the secret in Secrets Manager that holds the webhook’s URL.'),
);
