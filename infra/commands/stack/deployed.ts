import { DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import * as z from 'zod';
import { notedRun } from '#infra/local/state/noted-run';
import { stackOutputs } from '#shared/contracts/stack-outputs';
import { Failure } from '#shared/failure';
import { awsClients, type AwsClients, type AwsConfig } from './aws-clients.ts';
import { awsTrouble } from './aws-refusal.ts';
import { DEFAULT_STACK, type WhichStack } from './stack-flags.ts';

/** A deployed stack, as commands use it. */
export interface Deployed {
  readonly stackName: string;
  /** It is the run on this machine. */
  readonly isLocal: boolean;
  readonly region: string;
  readonly tableName: string;
  readonly mailBucketName: string;
  readonly publicUrl: string;
  readonly eventsQueueUrl: string;
  readonly alarmTopicArn: string;
  /** Mail sent with this configuration set makes SES report on its delivery. */
  readonly configurationSetName: string;
  /** The only identity that may send to the mail queue. */
  readonly redriveRoleArn: string;
  /** The DNS server of the local run; undefined for the machine's own. */
  readonly dnsServer?: string;
  /** The queues by the names that people read, with their dead letters. */
  readonly queues: readonly { readonly name: string; readonly url: string; readonly deadLetterUrl: string }[];
  /** The name of each schedule, by the function that it calls. */
  readonly schedules: Readonly<Record<string, string>>;
  /** The id of each event source mapping, by its queue. */
  readonly eventSources: Readonly<Record<string, string>>;
  readonly clients: AwsClients;
  /** Clients with the rights of a role instead of the terminal's. */
  readonly clientsAs: (roleArn: string) => Promise<AwsClients>;
  /** The stack's clock, in milliseconds since 1970: the local run's may stand still. */
  now(): Promise<number>;
  close(): void;
}

/** The stack cannot be reached; the message says why, and what to do. */
export class CannotOpen extends Failure {
  override readonly name = 'CannotOpen';
}

/**
 * Opens a deployed stack with the AWS credentials and region of the terminal, or the local run through its endpoint for AWS
 * clients.
 *
 * @throws CannotOpen with a sentence for a person.
 */
export async function openDeployed(which: WhichStack): Promise<Deployed> {
  const localUrl = urlOf(which);
  const stackName = 'stackName' in which ? which.stackName : DEFAULT_STACK;
  const run = localUrl === undefined ? undefined : await runAt(localUrl);
  const config: AwsConfig =
    localUrl === undefined
      ? {}
      : {
          region: 'us-east-1',
          endpoint: `${localUrl}/aws`,
          credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        };
  const clients = awsClients(config);
  const close = (): void => Object.values({ ...clients }).forEach((client) => client.destroy());
  try {
    const region = await clients.cloudFormation.config.region();
    const outputs = outputsOf(await describe(clients, stackName), stackName);
    return {
      stackName,
      isLocal: localUrl !== undefined,
      region,
      tableName: outputs.TableName,
      mailBucketName: outputs.MailBucket,
      publicUrl: outputs.PublicUrl,
      eventsQueueUrl: outputs.EventsQueueUrl,
      alarmTopicArn: outputs.AlarmTopic,
      configurationSetName: outputs.ConfigurationSet,
      redriveRoleArn: outputs.RedriveRole,
      ...(run !== undefined && { dnsServer: run.dnsServer }),
      queues: outputs.Queues,
      schedules: outputs.Schedules,
      eventSources: outputs.EventSources,
      clients,
      clientsAs: async (roleArn) =>
        awsClients({ ...config, credentials: await credentialsOf(clients, roleArn) }),
      now: async () => (localUrl === undefined ? Date.now() : (await runAt(localUrl)).now),
      close,
    };
  } catch (error) {
    close();
    throw error instanceof CannotOpen ? error : new CannotOpen(inWords(error, stackName), { cause: error });
  }
}

/** @throws what STS says when the terminal's credentials may not take on the role. */
async function credentialsOf(
  { sts }: AwsClients,
  RoleArn: string,
): Promise<NonNullable<AwsConfig['credentials']>> {
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: 'replywatch-command' }),
  );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

/** The address of the local run; undefined for a deployed stack. */
function urlOf(which: WhichStack): string | undefined {
  if ('localUrl' in which) return which.localUrl;
  if ('stackName' in which) return undefined;
  const url = notedRun(which.dataDir);
  if (url === undefined)
    throw new CannotOpen(
      `no run uses the data folder ${which.dataDir}: start one with npm start, or name another with --data DIR or --local URL`,
    );
  return url;
}

async function describe({ cloudFormation }: AwsClients, stackName: string): Promise<Stack> {
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
  const [stack] = Stacks ?? [];
  if (stack === undefined) throw new CannotOpen(noStack(stackName));
  return stack;
}

function outputsOf({ Outputs = [] }: Stack, stackName: string): z.output<typeof stackOutputs> {
  const parsed = stackOutputs.safeParse(
    Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue }) => [OutputKey, OutputValue])),
  );
  if (parsed.success) return parsed.data;
  const wrong = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))].join(', ');
  throw new CannotOpen(
    `another version of Replywatch deployed the stack ${stackName}: its outputs lack ${wrong}. Deploy this version first`,
  );
}

const runAnswer = z.object({
  now: z.iso.datetime().transform((text) => Date.parse(text)),
  dnsServer: z.string(),
});

/** The clock and the DNS of the local run at an address. @throws CannotOpen when none answers there. */
async function runAt(localUrl: string): Promise<z.output<typeof runAnswer>> {
  const answer = await fetch(`${localUrl}/local/run`).catch((error: unknown) => {
    throw new CannotOpen(
      `nothing runs at ${localUrl}: start it with npm start, or name another address with --local URL`,
      { cause: error },
    );
  });
  if (answer.status === 503)
    throw new CannotOpen(`the run at ${localUrl} is still starting: try again in a moment`);
  const parsed = runAnswer.safeParse(await answer.json().catch(() => undefined));
  if (!parsed.success)
    throw new CannotOpen(
      `${localUrl} does not answer like a run of this version of Replywatch: start one with npm start, or name another address with --local URL`,
    );
  return parsed.data;
}

function noStack(stackName: string): string {
  return `there is no stack ${stackName} in this account and region: deploy it, name another with --stack, or use the run on this machine with --local`;
}

/** An error of the SDK in words for a person. */
function inWords(error: unknown, stackName: string): string {
  if (!(error instanceof Error)) return 'AWS did not answer as it should';
  if (/does not exist/.test(error.message)) return noStack(stackName);
  if (/^AccessDenied/.test(error.name))
    return `these credentials may not read the stack ${stackName}: ${error.message}`;
  return awsTrouble(error) ?? `AWS cannot be reached: ${error.message}`;
}
