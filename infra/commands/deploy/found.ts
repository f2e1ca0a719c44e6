import { DescribeStacksCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { DescribeSecretCommand, ResourceNotFoundException } from '@aws-sdk/client-secrets-manager';
import type { AwsClients } from '#infra/commands/stack/aws-clients';
import { identitiesOf, sesState } from '#infra/commands/stack/ses-state';
import { subscriptionsOf } from '#infra/commands/stack/subscriptions';
import { mailDomains } from '#shared/contracts/settings/domains';
import { namedSecrets } from '#shared/contracts/settings/named-secrets';
import type { Settings } from '#shared/contracts/settings/settings';

/** The clients that look at an account. */
export type Clients = Pick<AwsClients, 'cloudFormation' | 'ses' | 'sesV2' | 'secretsManager' | 'sns'>;

/** A stack that exists. */
export interface FoundStack {
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** The stack of that name; undefined when there is none. */
export async function findStack({ cloudFormation }: Clients, name: string): Promise<FoundStack | undefined> {
  try {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: name }));
    const [stack] = Stacks ?? [];
    if (stack === undefined) return undefined;
    return {
      status: stack.StackStatus ?? '',
      outputs: Object.fromEntries(
        (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
      ),
    };
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}

/** The template that a stack was deployed with. */
export async function deployedTemplate({ cloudFormation }: Clients, name: string): Promise<unknown> {
  const { TemplateBody = '{}' } = await cloudFormation.send(
    new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }),
  );
  const template: unknown = JSON.parse(TemplateBody);
  return template;
}

/** The state of what the stack needs and cannot create. */
export interface Found {
  /** Whether SES has verified a domain or address; one that SES does not know is left out. */
  readonly identities: Readonly<Record<string, boolean>>;
  /** SES sends to verified addresses only. */
  readonly isSandbox: boolean;
  /** For each intake domain, the hosts named by its MX records; empty when it has none. */
  readonly mailHosts: Readonly<Record<string, readonly string[]>>;
  readonly missingSecrets: readonly string[];
  /** Somebody has confirmed a subscription to the alarms. */
  readonly hasAlarmReader: boolean;
}

/** Looks up the state of everything that the settings need and a stack cannot create. */
export async function findState(
  clients: Clients,
  settings: Settings,
  {
    mailHostsOf,
    alarmTopicArn,
  }: {
    readonly mailHostsOf: (domain: string) => Promise<readonly string[]>;
    readonly alarmTopicArn: string | undefined;
  },
): Promise<Found> {
  const domains = mailDomains(settings);
  const ses = sesState(clients);
  const [verification, account, hosts, secrets, hasAlarmReader] = await Promise.all([
    ses.verification(identitiesOf(settings)),
    ses.account(),
    Promise.all(
      domains
        .filter(({ isIntake }) => isIntake)
        .map(async ({ domain }) => [domain, await mailHostsOf(domain)] as const),
    ),
    Promise.all(
      namedSecrets(settings).map(async ({ name }) => ((await hasSecret(clients, name)) ? [] : [name])),
    ),
    alarmTopicArn === undefined ? false : hasReader(clients, alarmTopicArn),
  ]);
  return {
    identities: Object.fromEntries(
      Object.entries(verification).map(([name, status]) => [name, status === 'Success']),
    ),
    isSandbox: account.ProductionAccessEnabled !== true,
    mailHosts: Object.fromEntries(hosts),
    missingSecrets: secrets.flat(),
    hasAlarmReader,
  };
}

async function hasSecret({ secretsManager }: Clients, name: string): Promise<boolean> {
  try {
    const { DeletedDate } = await secretsManager.send(new DescribeSecretCommand({ SecretId: name }));
    return DeletedDate === undefined;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}

async function hasReader({ sns }: Clients, topicArn: string): Promise<boolean> {
  const subscriptions = await subscriptionsOf(sns, topicArn);
  return subscriptions.some(({ SubscriptionArn = '' }) => SubscriptionArn.startsWith('arn:'));
}
