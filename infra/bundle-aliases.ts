/** What bundles hold in the place of a package, by a path from the root of the project. */
export const BUNDLE_ALIASES: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': './shared/runtime/environment-credentials.ts',
};
