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
  story = await startStory('10:00');
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
