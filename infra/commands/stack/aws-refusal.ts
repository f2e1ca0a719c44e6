/** Why AWS cannot be asked at all, as a person should read it; undefined when the error is of another kind. */
export function awsTrouble(error: Error): string | undefined {
  if (/region is missing/i.test(error.message))
    return 'no AWS region: set AWS_REGION, or the region of your profile (aws configure)';
  if (error.name === 'CredentialsProviderError')
    return `no AWS credentials: sign in (aws sso login), or set AWS_PROFILE. ${error.message}`;
  if (/^(?:ExpiredToken|RequestExpired|UnrecognizedClient|InvalidClientTokenId)/.test(error.name))
    return `AWS does not take these credentials any more (${error.message}): sign in again`;
  return undefined;
}
