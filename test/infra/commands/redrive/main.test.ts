import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { redrive } from '#infra/commands/redrive/redrive';
import type { Deployed } from '#infra/commands/stack/deployed';
import type { OpenEndpoints } from '#infra/local/web/open-endpoints';
import { openExample } from '#test/infra/local/open-example';
import { typeTo } from '#test/infra/terminal/type-to';

let endpoints: OpenEndpoints;
let deployed: Deployed;
beforeAll(async () => {
  ({ endpoints, deployed } = await openExample({
    standStillAt: Date.parse('2026-03-02T10:00:00Z'),
    testsItself: false,
  }));
  const { url } = deployed.queues.find(({ name }) => name === 'events')!;
  for (const MessageBody of ['{"words of a buyer"', '{}'])
    await deployed.clients.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody }));
  await fetch(`${endpoints.url}/local/settle`, { method: 'POST' });
});
afterAll(async () => {
  deployed.close();
  await endpoints.stop();
});

const redriven = (typed: string, ...argv: string[]) =>
  typeTo(redrive, [...argv, '--local', endpoints.url], typed);

it('lists all queues with their dead letters, when none is named', async () => {
  const { code, out } = await redriven('');
  expect(out).toMatch(/^Dead letters:\n {2}mail +-\n {2}events +2\n/);
  expect(out).toContain('npm run redrive -- events');
  expect(code).toBe(1);
});

it('shows what lies there and nothing of its content, and moves nothing without confirmation', async () => {
  const { code, out } = await redriven('no\n', 'events');
  expect(out).toContain('events has 2 dead letters:');
  expect(out).toContain('malformed: the body is not JSON');
  expect(out).toContain('Nothing was moved.');
  expect(out).not.toContain('words of a buyer');
  expect(code).toBe(1);
});

it('moves them back once confirmed', async () => {
  const { code, out } = await redriven('yes\n', 'events');
  expect(out).toContain('2 moved to the queue events');
  expect(code).not.toBe(2);
});

it('moves mails back by the role that alone may send them', async () => {
  const { url, deadLetterUrl } = deployed.queues.find(({ name }) => name === 'mail')!;
  expect(deployed.redriveRoleArn).toMatch(/:role\/IntakeRedriveRole/);
  await deployed.clients.sqs.send(new SendMessageCommand({ QueueUrl: deadLetterUrl, MessageBody: '{}' }));
  const { code, out } = await redriven('yes\n', 'mail');
  expect(out).toContain('1 moved to the queue mail, 0 left.');
  expect(code).toBe(0);
  expect(url).not.toBe(deadLetterUrl);
});

it('answers an unknown queue with the names of all queues', async () => {
  const { code, err } = await redriven('', 'mails');
  expect(err).toMatch(/^no queue is called mails; there are mail, events, /);
  expect(code).toBe(2);
});
