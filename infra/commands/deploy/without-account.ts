import { mailDomains } from '#shared/contracts/settings/domains';
import { namedSecrets } from '#shared/contracts/settings/named-secrets';
import type { Settings } from '#shared/contracts/settings/settings';
import type { StepsOf } from './set-up-steps.ts';

/** Where a dry run imagines the stack when nothing names a region. */
const IMAGINED_REGION = 'us-east-1';

/** The region of the terminal; in a dry run the imagined one when there is none. */
export async function regionFor(region: () => Promise<string>, isDry: boolean): Promise<string> {
  try {
    return await region();
  } catch (error) {
    if (isDry && error instanceof Error && /region is missing/i.test(error.message)) return IMAGINED_REGION;
    throw error;
  }
}

/** The account of the terminal; undefined in a dry run without credentials. */
export async function accountFor(
  account: (region: string) => Promise<string>,
  region: string,
  isDry: boolean,
): Promise<string | undefined> {
  try {
    return await account(region);
  } catch (error) {
    if (isDry && error instanceof Error && error.name === 'CredentialsProviderError') return undefined;
    throw error;
  }
}

/** What a dry run without credentials says first: what it shows, and what it could not look at. */
export function withoutAccountLines(stackName: string, region: string): string[] {
  return [
    `No AWS credentials: this is the first deploy of the stack ${stackName} into a new account, in ${region}.`,
    'It could not look at your account:',
    '  - whether this stack is there already, and what an update would change;',
    '  - whether the CDK is bootstrapped there (once per account and region: npx cdk bootstrap);',
    '  - what SES has verified, and whether it is out of its sandbox, in which each new account begins;',
    '  - which secrets are stored, and who is subscribed to the alarms.',
    'So it lists every step but those that DNS shows to be done. Sign in (aws sso login) to see what is left in your account.',
  ];
}

/** What a new account has: nothing but what DNS already says. */
export async function newAccount(
  settings: Settings,
  region: string,
  mailHostsOf: (domain: string) => Promise<readonly string[]>,
): Promise<StepsOf> {
  const intake = mailDomains(settings).filter(({ isIntake }) => isIntake);
  const hosts = await Promise.all(
    intake.map(async ({ domain }) => [domain, await mailHostsOf(domain)] as const),
  );
  return {
    settings,
    region,
    outputs: undefined,
    found: {
      identities: {},
      isSandbox: true,
      mailHosts: Object.fromEntries(hosts),
      missingSecrets: namedSecrets(settings).map(({ name }) => name),
      hasAlarmReader: false,
    },
  };
}
