import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import type { ServiceCall } from '#infra/local/state/types';
import { loadSettings } from '#infra/settings/load-settings';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { TOPIC_VALIDATED } from '#shared/contracts/messages/delivery-event';
import { at } from '#test/builders/thread';
import { startStory, type Story } from './story.ts';

let story: Story;
let onCall: (call: ServiceCall) => void;

beforeEach(async () => {
  onCall = () => undefined;
  story = await startStory('10:00', { onServiceCall: (call) => onCall(call) });
});
afterEach(async () => {
  await story.stack.stop();
});

/** From now on Li has no Slack, and mails to Li go to this address: its name makes the local SES deliver or bounce them. */
async function liReads(email: string): Promise<void> {
  const { settings, json } = loadSettings('infra/settings/example.yaml');
  const { slack, ...li } = settings.people['li']!;
  const people = { ...settings.people, li: { ...li, email } };
  const { endpoints, recording } = story.stack;
  const client = localDynamoDb(endpoints.dynamodb);
  await dynamoDbSettings(client, recording.tableName, () => 0).put(
    'changed',
    JSON.stringify({ ...(JSON.parse(json) as object), people }),
    0,
  );
  client.destroy();
}

/** What became of the first step, and why. */
const firstStep = async (): Promise<string | undefined> => (await story.threads())[0]?.decisions[0]?.reason;

describe('a mail to the person on call', () => {
  it('that arrives is known to be delivered, and nobody else is alerted', async () => {
    await liReads('li@acme.example');
    await story.buyerWrites();
    await story.until('22:00');
    expect(await firstStep()).toBe('email to li: delivered');
    await story.until('23:59');
    expect(await story.newAlerts()).toEqual(['02T22:00 email li@acme.example 还剩 12 小时']);
  });

  it.each([
    ['bounces', 'bounce-li@acme.example', 'broken (bounced: Permanent/General)'],
    ['is marked as spam', 'complaint-li@acme.example', 'broken (marked as spam: abuse)'],
  ])('that %s alerts the managers in the same minute', async (_, address, state) => {
    await liReads(address);
    await story.buyerWrites();
    await story.until('22:00');
    expect(await firstStep()).toContain(`email to li: ${state}`);
    expect(await firstStep()).toContain('email to chen: delivered');
    await story.until('23:59');
    const expected = [
      `02T22:00 email ${address} 还剩 12 小时`,
      '02T22:00 email chen@acme.example 12 h left',
      '02T22:00 slack replywatch/slack/managers 12 h left',
    ];
    expect(await story.newAlerts()).toEqual(expected.toSorted());
  });

  it('without any news alerts the managers after fifteen minutes', async () => {
    await liReads('silent-li@acme.example');
    await story.buyerWrites();
    await story.until('22:14');
    expect(await story.newAlerts()).toEqual(['02T22:00 email silent-li@acme.example 还剩 12 小时']);
    expect(await firstStep()).toBe('email to li: accepted');
    await story.until('22:16');
    expect(await story.newAlerts()).toEqual([
      '02T22:15 email chen@acme.example 11 h 45 min left',
      '02T22:15 slack replywatch/slack/managers 11 h 45 min left',
    ]);
    expect(await firstStep()).toContain(
      'email to li: broken (accepted, but delivery was not proven within 15 minutes)',
    );
  });

  it('whose sender vanished after SES accepted it is not sent again: the events of SES prove that it was sent', async () => {
    await liReads('li@acme.example');
    let killed = 0;
    onCall = (call) => {
      if (call.function !== 'notify' || call.operation !== 'SendRawEmail' || call.phase !== 'after') return;
      // Anything sent earlier is a canary's.
      if (story.stack.now() < at('22:00')) return;
      if (killed === 0) call.kill();
      killed += 1;
    };
    await story.buyerWrites();
    await story.until('22:05');
    expect(killed).toBe(1);
    await story.until('03-03T05:00');
    expect(await story.newAlerts()).toEqual(['02T22:00 email li@acme.example 还剩 12 小时']);
    expect(await firstStep()).toBe('email to li: delivered');
  });
});

describe('the queue of SES’s events', () => {
  it('understands SES’s first events, and dead-letters what it cannot read', async () => {
    const sqs = new SQSClient({
      endpoint: story.stack.endpoints.sqs,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
    const QueueUrl = QueueUrls.find((url) => /MailEventsQueue/.test(url));
    for (const MessageBody of [TOPIC_VALIDATED, 'Something else'])
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    sqs.destroy();
    await story.until('11:00');
    const { body } = await story.get('/api/health');
    const { queues } = JSON.parse(body) as { queues: { name: string }[] };
    expect(queues.find(({ name }) => name === 'mail-events')).toMatchObject({
      visible: 0,
      inFlight: 0,
      deadLetters: 1,
    });
  });
});
