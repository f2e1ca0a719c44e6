import * as z from 'zod';

/** A name that the settings give to a store, a person or a channel. */
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'use 1 to 32 small letters, digits and hyphens')
  .describe('A short name of your own: small letters, digits and hyphens.');

/** Whether it names a time zone of IANA's. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What Secrets Manager takes for a name. */
export const SECRET_NAME = /^[A-Za-z0-9/_+=.@-]{1,256}$/;
