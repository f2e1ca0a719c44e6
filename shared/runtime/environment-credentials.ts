import { Failure } from '../failure.ts';
interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * Reads the credentials that Lambda puts into the environment. In the bundles this replaces the SDK's own search for
 * them (`@aws-sdk/credential-provider-node`: files, SSO, web identities, processes, instance metadata), which is a
 * quarter of the smallest bundle and is never used.
 */
export const defaultProvider = (): (() => Promise<Credentials>) => () => {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (accessKeyId === undefined || secretAccessKey === undefined)
    return Promise.reject(new Failure('there are no AWS credentials in the environment'));
  return Promise.resolve({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
  });
};
