import { expect, it } from 'vitest';
import { sendTestAlert } from '#functions/notify/test-alert';
import type { TestAlert } from '#shared/contracts/messages/queue-messages';
import { webhookBodySchema } from '#shared/contracts/messages/webhook-body';
import type { Outcome } from '#shared/domain/sends/send';
import type { AlertMessage } from '#shared/ports/alerts';
import { shop } from '#test/builders/shop';
import { memoryAlertChannel, memorySettings } from '#test/fakes/memory-ports';

type Of<Channel extends AlertMessage['channel']> = Extract<AlertMessage, { channel: Channel }>;

const { people } = shop().settings;
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
    feishu: {
      preset: 'feishu-app',
      appId: 'cli_a1b2c3d4e5f6',
      appSecret: 'feishu/secret',
      ring: 'phone',
      language: 'zh-CN',
      timeZone: 'UTC',
    },
  },
  people: {
    ...people,
    li: {
      ...people['li']!,
      webhook: 'feishu',
      mentions: { slack: 'U0LIWEI11', wecom: 'LiWei', feishu: 'ou_0123456789abcdef' },
    },
  },
});

/** What was sent, and what was answered. */
function sent(to: Omit<TestAlert, 'v' | 'test'>, ...outcomes: Outcome[]) {
  return sentIn(settings, to, ...outcomes);
}

async function sentIn(inForce: typeof settings, to: Omit<TestAlert, 'v' | 'test'>, ...outcomes: Outcome[]) {
  const channels = {
    email: memoryAlertChannel<Of<'email'>>(...outcomes),
    slack: memoryAlertChannel<Of<'slack'>>(...outcomes),
    webhook: memoryAlertChannel<Of<'webhook'>>(...outcomes),
    push: memoryAlertChannel<Of<'push'>>(...outcomes),
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
    { settings: memorySettings(inForce), channels, testAnswers, now: () => 0 },
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
      text: expect.stringContaining('无需处理') as string,
    },
  ]);
});

it('speaks the language of whoever reads it', async () => {
  expect((await sent({ channel: 'email', to: 'ana' })).messages).toMatchObject([
    { text: expect.stringContaining('nothing to do') as string },
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

it('of the doctor is quiet and mentions nobody', async () => {
  const [toSlack] = (await sent({ channel: 'slack', to: 'care' })).messages;
  expect(JSON.stringify(toSlack)).not.toContain('<@');
  expect((await sent({ channel: 'webhook', to: 'team' })).messages).toMatchObject([
    { loudness: 'quiet', called: [], body: { msgtype: 'markdown' } },
  ]);
  expect((await sent({ channel: 'webhook', to: 'feishu.li' })).messages).toMatchObject([
    { preset: 'feishu-app', loudness: 'quiet', to: { userId: 'ou_0123456789abcdef' } },
  ]);
});

it('that a person asked for is as loud as a call, and mentions that person alone', async () => {
  const asked = { person: 'li', loud: true };
  const [toSlack] = (await sent({ channel: 'slack', to: 'care', ...asked })).messages;
  expect(toSlack).toMatchObject({
    text: 'Replywatch test: nothing to do. Li Wei asked for this test ring on the board. It is as loud as a call. Nothing is wrong, and there is nothing to do. <@U0LIWEI11>',
  });
  const [toRobot] = (await sent({ channel: 'webhook', to: 'team', ...asked })).messages;
  expect(toRobot).toMatchObject({ loudness: 'loud' });
  expect(JSON.stringify(toRobot).match(/<@\w+>/g)).toEqual(['<@LiWei>']);
  expect((await sent({ channel: 'webhook', to: 'feishu.li', ...asked })).messages).toMatchObject([
    { preset: 'feishu-app', loudness: 'loud', to: { ring: 'phone', userId: 'ou_0123456789abcdef' } },
  ]);
});

it('never takes a person’s name for markup', async () => {
  const named = shop({ people: { ...people, li: { ...people['li']!, name: '<b>Li</b> <!channel>' } } });
  for (const to of [{ channel: 'slack', to: 'care' } as const, { channel: 'email', to: 'ana' } as const]) {
    const { messages } = await sentIn(named, { ...to, person: 'li', loud: true });
    const [message] = messages;
    const shown =
      message?.channel === 'email' ? message.html.replace(/<\/?p>/g, '') : JSON.stringify(message);
    expect(shown).not.toMatch(/[<>]/);
  }
});

it('notes why a channel refused it, and that the settings in force do not know the recipient', async () => {
  const refused = { result: 'broken', reason: 'Slack: 404 no_service' } as const;
  expect((await sent({ channel: 'slack', to: 'care' }, refused)).answer).toEqual(refused);
  for (const channel of ['email', 'slack', 'webhook'] as const)
    expect((await sent({ channel, to: 'nobody' })).answer).toEqual({
      result: 'broken',
      reason: 'the settings in force do not name it',
    });
  // A service that reaches one person at a time needs a person whose ID it knows.
  for (const to of ['feishu', 'feishu.ana', 'team.li'])
    expect((await sent({ channel: 'webhook', to })).answer).toMatchObject({ result: 'broken' });
});
