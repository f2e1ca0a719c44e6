import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import {
  CreateReceiptRuleCommand,
  CreateReceiptRuleSetCommand,
  DescribeActiveReceiptRuleSetCommand,
  SESClient,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startStory, type Story } from './story.ts';

let story: Story;
let ses: SESClient;

beforeEach(async () => {
  // No other story begins then, so the first one here finds what a first start leaves.
  story = await startStory('10:07');
  ses = new SESClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    endpoint: story.stack.endpoints.ses,
  });
});
afterEach(async () => {
  ses.destroy();
  await story.stack.stop();
});

it('the mail with which SES tries a new rule makes no thread, alert or dead letter', async () => {
  const s3 = new S3Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    endpoint: story.stack.endpoints.sqs,
    forcePathStyle: true,
  });
  const { Rules = [] } = await ses.send(new DescribeActiveReceiptRuleSetCommand({}));
  const Bucket = Rules[0]?.Actions?.[0]?.S3Action?.BucketName;
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  s3.destroy();
  expect(Contents.map(({ Key }) => Key)).toEqual(['mail/AMAZON_SES_SETUP_NOTIFICATION']);
  await story.until('23:00');
  expect(await story.newAlerts()).toEqual([]);
  expect(await story.threads()).toEqual([]);
  const { queues } = JSON.parse((await story.get('/api/health')).body) as {
    queues: { visible: number; inFlight: number; deadLetters: number }[];
  };
  const left = queues.filter(({ visible, inFlight, deadLetters }) => visible + inFlight + deadLetters > 0);
  expect(left).toEqual([]);
});

it('a buyer’s mail arrives by the active receipt rules only, past rules that stop others', async () => {
  const { Metadata, Rules } = await ses.send(new DescribeActiveReceiptRuleSetCommand({}));
  expect(Rules?.map(({ Recipients }) => Recipients)).toEqual([['intake.acme.example']]);
  await story.buyerWrites();
  await story.stack.settle();
  expect(await story.threads()).toHaveLength(1);

  await ses.send(new SetActiveReceiptRuleSetCommand({}));
  await expect(story.buyerWrites()).rejects.toThrow('no receipt rule set is active in SES');

  const RuleSetName = Metadata?.Name ?? 'none';
  await ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName }));
  const Rule = { Name: 'stop', Enabled: true, Actions: [{ StopAction: { Scope: 'RuleSet' as const } }] };
  await ses.send(new CreateReceiptRuleCommand({ RuleSetName, After: Rules?.[0]?.Name, Rule }));
  await story.buyerWrites({ token: 'SECOND', messageId: '<second@amazonses.com>' });

  await ses.send(new CreateReceiptRuleSetCommand({ RuleSetName: 'other' }));
  await ses.send(new CreateReceiptRuleCommand({ RuleSetName: 'other', Rule }));
  await ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: 'other' }));
  await expect(story.buyerWrites()).rejects.toThrow('no active receipt rule accepts mail for us-');
});
