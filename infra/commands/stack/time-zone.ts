import * as z from 'zod';
import { wrongTimeZone } from '#shared/contracts/settings/time-zones';

/** A time zone; the terminal's by default, whatever its name. */
export const timeZone = z
  .string()
  .superRefine((name, context) => {
    const message = wrongTimeZone(name);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  })
  .default(Intl.DateTimeFormat().resolvedOptions().timeZone);
