import * as z from '#shared/zod';
import { secretName } from './parts.ts';

/** An issuer of OIDC is an address without query or fragment; only one on this machine may do without a certificate. */
const issuer = z
  .url('is not an address')
  .check(
    z.regex(
      /^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?(?:\/|$))[^?#]*$/,
      'is not the address of an issuer; write it as your provider shows it, beginning with https://',
    ),
    z.describe('The address of your provider, to which /.well-known/openid-configuration is added.'),
  );

/** The part of the settings about how people sign in to the pages. */
export const signIn = z.strictObject({
  oidc: z
    .strictObject({
      issuer,
      clientId: z
        .string()
        .check(z.minLength(1), z.maxLength(200), z.describe('The id that your provider gave Replywatch.')),
      secret: secretName.check(
        z.describe('Name of the secret in Secrets Manager that holds the secret of that id.'),
      ),
    })
    .check(
      z.describe(
        'Your own OIDC provider. It must say each person’s verified e-mail address, which is compared with `people`.',
      ),
    ),
});
