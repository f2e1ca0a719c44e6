/** Why AWS cannot be reached, in words for a person; undefined for any other error. */
export function awsTrouble(error: Error): string | undefined {
  if (/region is missing/i.test(error.message))
    return 'no AWS region: set AWS_REGION, or the region of your profile (aws configure)';
  if (error.name === 'CredentialsProviderError')
    return `no AWS credentials: sign in (aws sso login), or set AWS_PROFILE. ${error.message}`;
  if (/^(?:ExpiredToken|RequestExpired|UnrecognizedClient|InvalidClientTokenId)/.test(error.name))
    return `AWS no longer accepts these credentials (${error.message}): sign in again`;
  if (/^AccessDenied/.test(error.name))
    return `these credentials may not do this: use others, or add the permission. ${error.message}`;
  if (
    /^(?:TimeoutError|NetworkingError)$/.test(error.name) ||
    /ENOTFOUND|ECONNREFUSED|EAI_AGAIN/.test(error.message)
  )
    return `AWS does not answer (${error.message}): check the network and the region, and try again`;
  return undefined;
}
