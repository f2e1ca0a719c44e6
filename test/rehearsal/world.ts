import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { AwsClients } from '#infra/commands/stack/aws-clients';
import type { Deployed } from '#infra/commands/stack/deployed';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { Failure } from '#shared/failure';
import type { Noted } from './like-aws.ts';

/** What the steps of the rehearsal share. */
export interface World {
  /** Where AWS answers: the proxy, with the emulator behind it. */
  readonly endpoint: string;
  /** The emulator itself, for what its own endpoints tell about it. */
  readonly emulator: string;
  readonly clients: AwsClients;
  readonly note: Noted;
  /** Calls that IAM denied, each with who may not do what. */
  readonly denied: readonly string[];
  readonly slack: RefusingSlack;
  /** Once it is deployed. */
  deployed: Deployed | undefined;
}

export function deployedIn({ deployed }: World): Deployed {
  if (deployed === undefined) throw new Failure('nothing is deployed yet');
  return deployed;
}

/** Slack, whose webhook somebody has deleted. */
export interface RefusingSlack {
  readonly url: string;
  posts(): number;
  stop(): void;
}

export async function startRefusingSlack(): Promise<RefusingSlack> {
  let posts = 0;
  const server = createServer((incoming, outgoing) => {
    posts += 1;
    incoming.resume();
    outgoing.writeHead(404, { 'content-type': 'text/plain' }).end('no_service');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/care`, posts: () => posts, stop: () => server.close() };
}

/** A mail that the emulator's SES has sent. */
export interface SentMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const messages = z.object({
  messages: z.record(
    z.string(),
    z.array(z.object({ To: z.array(z.string()), Subject: z.string(), BodyText: z.string() })),
  ),
});

export async function sentMails({ emulator }: World): Promise<SentMail[]> {
  const answer = messages.parse(await (await fetch(`${emulator}/_ministack/ses/messages`)).json());
  return Object.values(answer.messages)
    .flat()
    .map(({ To, Subject, BodyText }) => ({ to: To.join(), subject: Subject, text: BodyText }));
}

/** Asks again and again until there is a result; `what` says what did not happen. */
export async function eventually<Result>(
  what: string,
  look: () => Promise<Result | undefined>,
  seconds = 60,
): Promise<Result> {
  for (const until = Date.now() + seconds * 1000; Date.now() < until;) {
    const result = await look();
    if (result !== undefined) return result;
    await wait(500);
  }
  throw new Failure(`${what}: not within ${seconds} seconds`);
}

/** The ids of all threads. */
export function threadIds(world: World): Promise<readonly string[]> {
  const { clients, tableName } = deployedIn(world);
  return dynamoDbThreadStore(clients.dynamoDb, tableName).all();
}

/** Calls the stack's HTTP API; its name leads nowhere here, so it goes into the header alone. */
export function callApi(
  { endpoint }: World,
  link: string,
  form?: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly body: string }> {
  const { host, pathname } = new URL(link);
  const body = form === undefined ? undefined : new URLSearchParams(form).toString();
  return new Promise((done, fail) => {
    const call = request(
      new URL(pathname, endpoint),
      {
        method: body === undefined ? 'GET' : 'POST',
        headers: { host, ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }) },
      },
      (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.once('end', () => done({ status: answer.statusCode ?? 0, body: text }));
      },
    );
    call.once('error', fail);
    call.end(body);
  });
}

/** @throws with what was wrong, and what was there instead. */
export function expects(isSo: boolean, what: string, seen = ''): void {
  if (!isSo) throw new Failure(seen === '' ? what : `${what}. Seen:\n${seen}`);
}

/** How many messages a queue holds, those included that a function has in its hands. */
export async function lettersIn(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
}
