import { OPERATOR_LANGUAGES } from '#shared/domain/operator-words';
import * as z from '#shared/zod';

/** A name that the settings give to a store, a person or a channel. */
export const id = z
  .string()
  .check(
    z.regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'use 1 to 32 small letters, digits and hyphens'),
    z.describe('A short name of your own: small letters, digits and hyphens.'),
  );

export const language = z.enum(OPERATOR_LANGUAGES).check(z.describe('The language of the alerts.'));

const namesSecret = z.regex(/^[A-Za-z0-9/_+=.@-]{1,256}$/, 'is not a name of a secret in Secrets Manager');

/** A valid name of a secret in Secrets Manager. */
export const secretName = z.string().check(namesSecret);

/** The same, with a message of its own where it is missing. */
export const secretNameOr = (missing: string): typeof secretName =>
  z.string({ error: ({ input }) => (input === undefined ? missing : undefined) }).check(namesSecret);

export const emailAddress = z
  .pipe(
    z.email('is not an e-mail address'),
    z.transform((address) => address.toLowerCase()),
  )
  .check(z.describe('An e-mail address.'));

/** A problem with the rest of the settings, with the path of the value to change. */
export interface Misfit {
  readonly path: (string | number)[];
  readonly message: string;
}

/** The part of an address after the @. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
