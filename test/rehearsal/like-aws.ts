import { paginateDescribeStackEvents } from '@aws-sdk/client-cloudformation';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ListIdentitiesCommand } from '@aws-sdk/client-ses';
import type { AwsClients } from '#infra/commands/stack/aws-clients';
import { changedRule } from '#infra/local/services/ses-control';
import { tryRule } from '#infra/local/services/set-up-mail';
import { adaptTemplate, type SendRight } from './adapt-template.ts';
import { ACCOUNT, REGION } from './emulator.ts';
import { publishEvents, recipientsOf } from './mail-events.ts';
import { type Answer, type Call, jsonRefusal, type Mend, refusal } from './proxy.ts';

/** What the proxy noted while a stack was deployed and used. */
export interface Noted {
  sendRights: readonly SendRight[];
  /** First calls of the stack's functions that were refused, as while a new right is not known everywhere. */
  tooEarly: string[];
  /** Makes SES refuse every new receipt rule, so that a deploy fails. */
  refusesRules: boolean;
}

export const noted = (): Noted => ({ sendRights: [], tooEarly: [], refusesRules: false });

/** What the emulator does otherwise than AWS, by the action that shows it. `clients` are the owner's. */
export function likeAws(clients: () => AwsClients, note: Noted): Readonly<Record<string, Mend>> {
  return {
    CreateChangeSet: {
      async before({ form }) {
        const url = form.get('TemplateURL');
        if (url === null) return undefined;
        const [, Bucket, Key] = /^https?:\/\/[^/]+\/([^/]+)\/(.+)$/.exec(url) ?? [];
        const { Body } = await clients().s3.send(new GetObjectCommand({ Bucket, Key }));
        const { template, ...rest } = adaptTemplate((await Body?.transformToString()) ?? '');
        Object.assign(note, rest);
        await clients().s3.send(new PutObjectCommand({ Bucket, Key, Body: template }));
        return undefined;
      },
    },
    // The emulator answers `Pending` for identities that nobody has made; SES leaves them out.
    GetIdentityVerificationAttributes: {
      async after(_, answer) {
        const known = new Set(await identities(clients()));
        const body = answer.body
          .toString()
          .replace(/<entry><key>([^<]*)<\/key>.*?<\/entry>/gs, (entry, name: string) =>
            known.has(name) ? entry : '',
          );
        return { ...answer, body: Buffer.from(body) };
      },
    },
    // The emulator forgets what a rollback retained; CloudFormation still lists it.
    ListStackResources: {
      async after({ form }, answer) {
        const members = await retained(clients(), form.get('StackName') ?? '');
        const list = (there = ''): string =>
          `<StackResourceSummaries>${there}${members.join('')}</StackResourceSummaries>`;
        const body = answer.body
          .toString()
          .replace(
            /<StackResourceSummaries\s*\/>|<StackResourceSummaries>(.*)<\/StackResourceSummaries>/s,
            (_, there?: string) => list(there),
          );
        return { ...answer, body: Buffer.from(body) };
      },
    },
    // The emulator stores receipt rules, but neither tries them nor receives mail.
    CreateReceiptRule: {
      before: () =>
        Promise.resolve(
          note.refusesRules ? refusal('InvalidParameterValue', 'the rehearsal wants no rule') : undefined,
        ),
      async after({ form }, answer) {
        const rule = changedRule(form);
        if (rule !== undefined) await tryRule(clients(), rule, Date.now());
        return answer;
      },
    },
    SendRawEmail: {
      before: (call) => refusedInSandbox(clients(), note.sendRights, call),
      async after(call, answer) {
        await publishEvents(clients(), call, answer);
        return answer;
      },
    },
    // AWS lets new rights through after seconds, the emulator at once.
    DescribeActiveReceiptRuleSet: { before: onFirst(note, refusal('AccessDenied', 'not authorized yet')) },
    PutItem: { before: onFirst(note, jsonRefusal('AccessDeniedException', 'not authorized yet')) },
  };
}

/** Refuses the first call of an action by a function. */
function onFirst(note: Noted, answer: Answer): (call: Call) => Promise<Answer | undefined> {
  return ({ action, isOwner }) => {
    if (isOwner || note.tooEarly.includes(action)) return Promise.resolve(undefined);
    note.tooEarly.push(action);
    return Promise.resolve(answer);
  };
}

/** In the sandbox, SES authorises a mail against the identity of each recipient too; the emulator knows no such check. */
async function refusedInSandbox(
  clients: AwsClients,
  rights: readonly SendRight[],
  { form, isOwner }: Call,
): Promise<Answer | undefined> {
  if (isOwner) return undefined;
  const known = await identities(clients);
  const source = form.get('Source') ?? '';
  for (const address of [source, ...recipientsOf(form)]) {
    const domain = address.slice(address.lastIndexOf('@') + 1);
    const identity = [address, domain].find((one) => known.includes(one));
    if (identity === undefined) continue;
    const arn = `arn:aws:ses:${REGION}:${ACCOUNT}:identity/${identity}`;
    const allowed = rights.every(
      ({ from, resources }) => from === source && resources.some((pattern) => matches(pattern, arn)),
    );
    if (!allowed) return refusal('AccessDenied', `not authorized to perform ses:SendRawEmail on ${arn}`);
  }
  return undefined;
}

function matches(pattern: string, arn: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(arn);
}

async function identities({ ses }: AwsClients): Promise<readonly string[]> {
  return (await ses.send(new ListIdentitiesCommand({}))).Identities ?? [];
}

/** What a rollback of a stack left on purpose, as members of a list. */
async function retained({ cloudFormation }: AwsClients, StackName: string): Promise<string[]> {
  const members: string[] = [];
  for await (const { StackEvents = [] } of paginateDescribeStackEvents(
    { client: cloudFormation },
    { StackName },
  ))
    for (const { ResourceStatus, LogicalResourceId, PhysicalResourceId, ResourceType } of StackEvents)
      if (ResourceStatus === 'DELETE_SKIPPED')
        members.push(
          `<member><LogicalResourceId>${LogicalResourceId ?? ''}</LogicalResourceId>` +
            `<PhysicalResourceId>${PhysicalResourceId ?? ''}</PhysicalResourceId>` +
            `<ResourceType>${ResourceType ?? ''}</ResourceType><ResourceStatus>DELETE_SKIPPED</ResourceStatus></member>`,
        );
  return members;
}
