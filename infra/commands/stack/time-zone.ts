import * as z from 'zod';
import { isTimeZone } from '#shared/contracts/settings/parts';

/** A time zone; the terminal's by default. */
export const timeZone = z
  .string()
  .default(Intl.DateTimeFormat().resolvedOptions().timeZone)
  .refine(isTimeZone, 'is not a time zone; write one like Europe/Berlin');
