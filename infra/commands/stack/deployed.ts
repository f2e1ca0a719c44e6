import { DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { notedRun } from '#infra/local/state/noted-run';
import { stackOutputs } from '#shared/contracts/stack-outputs';
import { Failure } from '#shared/failure';
import { awsClients, type AwsClients } from './aws-clients.ts';
import { awsTrouble } from './aws-refusal.ts';
import { DEFAULT_STACK, type WhichStack } from './stack-flags.ts';

/** A stack that is there, as commands ask it. */
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
  /** What mails are sent with, so that SES tells of them. */
  readonly configurationSetName: string;
  /** Who answers for DNS, of the local run; else the machine's own. */
  readonly dnsServer?: string;
  /** The queues by the names that people read, with their dead letters. */
  readonly queues: readonly { readonly name: string; readonly url: string; readonly deadLetterUrl: string }[];
  /** By the function that it calls, the name of each schedule. */
  readonly schedules: Readonly<Record<string, string>>;
  /** By the queue that it takes messages from, the id of each event source mapping. */
  readonly eventSources: Readonly<Record<string, string>>;
  readonly clients: AwsClients;
  /** The stack's clock, in milliseconds since 1970: the local run's may stand still. */
  now(): Promise<number>;
  close(): void;
}

/** The stack cannot be asked; the message says why, and what to do. */
export class CannotOpen extends Failure {
  override readonly name = 'CannotOpen';
}

/**
 * Opens a deployed stack by the AWS credentials and region of the terminal, or the local run by its endpoint for AWS clients.
 *
 * @throws CannotOpen with a sentence for a person.
 */
export async function openDeployed(which: WhichStack): Promise<Deployed> {
  const localUrl = urlOf(which);
  const stackName = 'stackName' in which ? which.stackName : DEFAULT_STACK;
  const run = localUrl === undefined ? undefined : await runAt(localUrl);
  const clients = awsClients(
    localUrl === undefined
      ? {}
      : {
          region: 'us-east-1',
          endpoint: `${localUrl}/aws`,
          credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        },
  );
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
      ...(run !== undefined && { dnsServer: run.dnsServer }),
      queues: outputs.Queues,
      schedules: outputs.Schedules,
      eventSources: outputs.EventSources,
      clients,
      now: async () => (localUrl === undefined ? Date.now() : (await runAt(localUrl)).now),
      close,
    };
  } catch (error) {
    close();
    throw error instanceof CannotOpen ? error : new CannotOpen(inWords(error, stackName), { cause: error });
  }
}

/** The address of the run that is meant; undefined for a deployed stack. */
function urlOf(which: WhichStack): string | undefined {
  if ('localUrl' in which) return which.localUrl;
  if ('stackName' in which) return undefined;
  const url = notedRun(which.dataDir);
  if (url === undefined)
    throw new CannotOpen(
      `no run uses the data folder ${which.dataDir}: start it by npm start, or name another by --data DIR or --local URL`,
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
    `the stack ${stackName} was deployed by another version of Replywatch: its outputs lack ${wrong}. Deploy this version first`,
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
      `nothing runs at ${localUrl}: start it by npm start, or name another address, --local URL`,
      { cause: error },
    );
  });
  if (answer.status === 503)
    throw new CannotOpen(`the run at ${localUrl} is still starting: try again in a moment`);
  const parsed = runAnswer.safeParse(await answer.json().catch(() => undefined));
  if (!parsed.success)
    throw new CannotOpen(
      `what answers at ${localUrl} is not a run of this version of Replywatch: start it by npm start, or name another address, --local URL`,
    );
  return parsed.data;
}

function noStack(stackName: string): string {
  return `there is no stack ${stackName} in this account and region: deploy it, name another by --stack, or look at the run on this machine by --local`;
}

/** What the SDK says of whom nobody may ask, as a person should read it. */
function inWords(error: unknown, stackName: string): string {
  if (!(error instanceof Error)) return 'AWS did not answer as it should';
  if (/does not exist/.test(error.message)) return noStack(stackName);
  if (/^AccessDenied/.test(error.name))
    return `these credentials may not look at the stack ${stackName}: ${error.message}`;
  return awsTrouble(error) ?? `AWS cannot be asked: ${error.message}`;
}
