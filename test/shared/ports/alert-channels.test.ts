import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESClient } from '@aws-sdk/client-ses';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { sesAlertChannel } from '#shared/adapters/channels/ses';
import { slackAlertChannel } from '#shared/adapters/channels/slack';
import type { SecretReader } from '#shared/adapters/secrets-manager';
import { seconds } from '#shared/domain/instant';
import type { AlertChannel, AlertMessage } from '#shared/ports/alerts';
import { at } from '#test/builders/thread';
import { memoryAlertChannel } from '#test/fakes/memory-ports';
import { LOCAL } from './embedded.ts';

type Email = Extract<AlertMessage, { channel: 'email' }>;
type SlackPost = Extract<AlertMessage, { channel: 'slack' }>;
type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const email: Email = {
  channel: 'email',
  from: 'alerts@acme.example',
  to: { name: '李伟', address: 'li@acme.example' },
  subject: '[1 h left] 买家消息未回复\r\nBcc: evil@evil.example',
  text: 'Answer now',
  html: '<p>Answer now</p>',
  references: '<abc@thread.replywatch>',
};
const post: SlackPost = {
  channel: 'slack',
  webhookSecret: 'replywatch/slack/care',
  text: 'Answer now',
  blocks: [{ type: 'divider' }],
};

const close: (() => void)[] = [];
afterEach(() => {
  for (const step of close.splice(0)) step();
});

/** A server that answers each request in turn, the last answer again and again. */
async function serve(...answers: Answer[]): Promise<{ url: string; bodies: string[] }> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      bodies.push(body);
      (answers.length > 1 ? answers.shift() : answers[0])?.(response, request);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies };
}

const says =
  (status: number, body = '', headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);
const hangs: Answer = () => undefined;
const resets: Answer = (_, request) => request.socket.destroy();
/** An address where nobody listens any more. */
async function nobody(): Promise<string> {
  const { url } = await serve(hangs);
  for (const step of close.splice(0)) step();
  return url;
}

const accepted =
  '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>1</MessageId></SendRawEmailResult></SendRawEmailResponse>';
const refused = (code: string): string =>
  `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>li@acme.example</Message></Error></ErrorResponse>`;

function ses(endpoint: string): AlertChannel<Email> {
  const client = new SESClient({
    ...LOCAL,
    endpoint,
    maxAttempts: 1,
    requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true },
  });
  close.push(() => client.destroy());
  return sesAlertChannel(client, 'replywatch-mails');
}

describe('e-mail by SES', () => {
  it.each([
    ['accepts', says(200, accepted), { result: 'accepted' }],
    ['throttles', says(400, refused('Throttling')), { result: 'retry', reason: 'SES: Throttling' }],
    [
      'refuses the message',
      says(400, refused('MessageRejected')),
      { result: 'broken', reason: 'SES: MessageRejected' },
    ],
    [
      'refuses the caller',
      says(403, refused('AccessDenied')),
      { result: 'broken', reason: 'SES: AccessDenied' },
    ],
    ['fails', says(500, refused('InternalFailure')), { result: 'unknown', reason: 'SES: InternalFailure' }],
    ['resets', resets, { result: 'unknown' }],
    ['hangs', hangs, { result: 'unknown' }],
  ])('when SES %s', async (_, answer, outcome) => {
    const { url, bodies } = await serve(answer);
    expect(await ses(url).deliver(email)).toMatchObject(outcome);
    expect(bodies).toHaveLength(1);
  });

  it('when nobody listens', async () => {
    expect(await ses(await nobody()).deliver(email)).toEqual({
      result: 'retry',
      reason: 'not connected: ECONNREFUSED',
    });
  });

  it('carries text and HTML, hangs together with its thread, and goes to its recipient only', async () => {
    const { url, bodies } = await serve(says(200, accepted));
    await ses(url).deliver(email);
    const form = new URLSearchParams(bodies[0]);
    expect(form.get('Destinations.member.1')).toBe('li@acme.example');
    expect(form.has('Destinations.member.2')).toBe(false);
    expect(form.get('ConfigurationSetName')).toBe('replywatch-mails');
    expect(form.has('Tags.member.1.Name')).toBe(false);
    const mail = await PostalMime.parse(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'));
    expect(mail).toMatchObject({
      from: { address: 'alerts@acme.example' },
      to: [{ name: '李伟', address: 'li@acme.example' }],
      references: '<abc@thread.replywatch>',
      text: 'Answer now\n',
      html: '<p>Answer now</p>\n',
    });
    expect(mail.bcc).toBeUndefined();
    expect(mail.subject).toContain('买家消息未回复');
    expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  });

  it('is tagged with its token, by which SES tells what becomes of it', async () => {
    const { url, bodies } = await serve(says(200, accepted));
    await ses(url).deliver({ ...email, token: '5c7e0f1a-1111-4222-8333-444455556666' });
    const form = new URLSearchParams(bodies[0]);
    expect(form.get('Tags.member.1.Name')).toBe('replywatch-mail');
    expect(form.get('Tags.member.1.Value')).toBe('5c7e0f1a-1111-4222-8333-444455556666');
  });
});

const secretOf = (value: string | Error): SecretReader & { forgotten: string[] } => {
  const forgotten: string[] = [];
  return {
    forgotten,
    read: () => (value instanceof Error ? Promise.reject(value) : Promise.resolve(value)),
    forget: (name) => void forgotten.push(name),
  };
};
const slack = (secrets: SecretReader): AlertChannel<SlackPost> =>
  slackAlertChannel(secrets, { now: () => at('10:00'), timeoutMs: 200 });

describe('Slack by an incoming webhook', () => {
  it.each([
    ['accepts', [says(200, 'ok')], { result: 'accepted' }],
    [
      'limits',
      [says(429, 'rate_limited', { 'retry-after': '7' })],
      { result: 'retry', afterMs: seconds(7), reason: 'Slack: 429 rate_limited' },
    ],
    [
      'limits until a date',
      [says(429, '', { 'retry-after': 'Mon, 02 Mar 2026 10:00:30 GMT' })],
      { result: 'retry', afterMs: seconds(30) },
    ],
    ['limits without saying how long', [says(429)], { result: 'retry' }],
    ['has no such webhook', [says(404, 'no_service')], { result: 'broken', reason: 'Slack: 404 no_service' }],
    ['has archived the channel', [says(410, 'channel_is_archived')], { result: 'broken' }],
    ['forbids', [says(403, 'action_prohibited')], { result: 'broken' }],
    ['likes the plain words only', [says(400, 'invalid_payload'), says(200, 'ok')], { result: 'accepted' }],
    ['likes nothing', [says(400, 'invalid_payload')], { result: 'broken' }],
    ['fails', [says(503)], { result: 'unknown' }],
    ['sends elsewhere', [says(302, '', { location: 'http://127.0.0.1:1/' })], { result: 'unknown' }],
    ['resets', [resets], { result: 'unknown' }],
    ['hangs', [hangs], { result: 'unknown' }],
  ])('when Slack %s', async (_, answers, outcome) => {
    const { url } = await serve(...answers);
    const secret = `${url}/services/T0/B0/secret-token`;
    const answer = await slack(secretOf(secret)).deliver(post);
    expect(answer).toMatchObject(outcome);
    expect(JSON.stringify(answer)).not.toContain('secret-token');
  });

  it('posts the blocks first, and the words alone when the blocks are refused', async () => {
    const { url, bodies } = await serve(says(400, 'invalid_blocks'), says(200, 'ok'));
    await slack(secretOf(url)).deliver(post);
    expect(bodies.map((body) => JSON.parse(body) as unknown)).toEqual([
      { text: 'Answer now', blocks: [{ type: 'divider' }] },
      { text: 'Answer now' },
    ]);
  });

  it('tells a missing or wrong secret by its name, and asks for it anew the next time', async () => {
    const missing = Object.assign(new Error('x'), { name: 'ResourceNotFoundException' });
    expect(await slack(secretOf(missing)).deliver(post)).toEqual({
      result: 'broken',
      reason: 'the secret replywatch/slack/care cannot be read: ResourceNotFoundException',
    });
    expect(await slack(secretOf(new Error('time-out'))).deliver(post)).toMatchObject({ result: 'retry' });
    const wrong = secretOf('not a URL');
    expect(await slack(wrong).deliver(post)).toEqual({
      result: 'broken',
      reason: 'the secret replywatch/slack/care is not a webhook URL',
    });
    expect(wrong.forgotten).toEqual(['replywatch/slack/care']);
    expect(await slack(secretOf(await nobody())).deliver(post)).toMatchObject({ result: 'retry' });
  });
});

const SERVED: [string, () => Promise<AlertChannel<Email>>][] = [
  ['in memory', () => Promise.resolve(memoryAlertChannel<Email>())],
  ['by SES', async () => ses((await serve(says(200, accepted))).url)],
];

it.each(SERVED)('an alert channel %s takes one message after the other', async (_, make) => {
  const channel = await make();
  expect(await channel.deliver(email)).toEqual({ result: 'accepted' });
  expect(await channel.deliver(email)).toEqual({ result: 'accepted' });
});
