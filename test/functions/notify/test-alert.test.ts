import { expect, it } from 'vitest';
import { sendTestAlert } from '#functions/notify/test-alert';
import type { TestAlert } from '#shared/contracts/messages/queue-messages';
import { webhookBodySchema } from '#shared/contracts/messages/webhook-body';
import type { Outcome } from '#shared/domain/sends/send';
import type { AlertMessage } from '#shared/ports/alerts';
import { shop } from '#test/builders/shop';
import { memoryAlertChannel, memorySettings } from '#test/fakes/memory-ports';

type Of<Channel extends AlertMessage['channel']> = Extract<AlertMessage, { channel: Channel }>;

const settings = shop({
  webhooks: {
    crm: {
      preset: 'json',
      urlSecret: 'hook/crm',
      signingSecret: 'hook/key',
      language: 'en',
      timeZone: 'UTC',
    },
    team: { preset: 'wecom', urlSecret: 'hook/team', language: 'en', timeZone: 'UTC' },
  },
});

/** What was sent, and what was answered. */
async function sent(to: Pick<TestAlert, 'channel' | 'to'>, ...outcomes: Outcome[]) {
  const channels = {
    email: memoryAlertChannel<Of<'email'>>(...outcomes),
    slack: memoryAlertChannel<Of<'slack'>>(...outcomes),
    webhook: memoryAlertChannel<Of<'webhook'>>(...outcomes),
  };
  const answers = new Map<string, Outcome>();
  const testAnswers = {
    note(test: string, outcome: Outcome) {
      answers.set(test, outcome);
      return Promise.resolve();
    },
    find: (test: string) => Promise.resolve(answers.get(test)),
  };
  await sendTestAlert(
    { settings: memorySettings(settings), channels, testAnswers, now: () => 0 },
    { v: 1, test: 'token', ...to },
  );
  const messages = Object.values(channels).flatMap(({ delivered }): AlertMessage[] => [...delivered]);
  return { messages, answer: answers.get('token') };
}

it('goes to a person by the sender of alerts, and says that there is nothing to do', async () => {
  const { messages, answer } = await sent({ channel: 'email', to: 'li' });
  expect(answer).toEqual({ result: 'accepted' });
  expect(messages).toMatchObject([
    {
      from: 'alerts@acme.example',
      to: { address: 'li@acme.example' },
      text: expect.stringContaining('nothing to do') as string,
    },
  ]);
});

it('goes to each kind of channel by its own secret, and to a program as a body without alerts', async () => {
  expect((await sent({ channel: 'slack', to: 'care' })).messages).toMatchObject([
    { webhookSecret: 'replywatch/slack/care' },
  ]);
  expect((await sent({ channel: 'webhook', to: 'team' })).messages).toMatchObject([
    { preset: 'wecom', loudness: 'quiet', called: [], to: { urlSecret: 'hook/team' } },
  ]);
  const [toProgram] = (await sent({ channel: 'webhook', to: 'crm' })).messages;
  expect(webhookBodySchema.parse(toProgram?.channel === 'webhook' && toProgram.body).alerts).toEqual([]);
});

it('notes why a channel refused it, and that the settings in force do not know the recipient', async () => {
  const refused = { result: 'broken', reason: 'Slack: 404 no_service' } as const;
  expect((await sent({ channel: 'slack', to: 'care' }, refused)).answer).toEqual(refused);
  for (const channel of ['email', 'slack', 'webhook'] as const)
    expect((await sent({ channel, to: 'nobody' })).answer).toEqual({
      result: 'broken',
      reason: 'the settings in force do not name it',
    });
});
