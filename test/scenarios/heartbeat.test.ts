import { afterEach, beforeEach, expect, it } from 'vitest';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import type { ServiceCall } from '#infra/local/state/types';
import { dynamoDbAuditLog } from '#shared/adapters/dynamodb/audit-log';
import { startStory, type Story } from './story.ts';

let story: Story;
let onCall: (call: ServiceCall) => void;

beforeEach(async () => {
  onCall = () => undefined;
  story = await startStory('09:55', {
    testsItself: true,
    onServiceCall: (call) => onCall(call),
    spApiMock: { document: () => undefined },
  });
});
afterEach(async () => {
  await story.stack.stop();
});

async function audit(passed: boolean): Promise<void> {
  const { endpoints, recording } = story.stack;
  const client = localDynamoDb(endpoints.dynamodb);
  const problems = passed ? [] : [{ what: 'dead letters', count: 1 }];
  await dynamoDbAuditLog(client, recording.tableName).write({
    at: story.stack.now(),
    passed,
    problems,
    silences: [],
  });
  client.destroy();
}

/** How many heartbeats were sent until a time; each hour's canary lets sweeps run on the way. */
async function beatsUntil(time: string): Promise<number> {
  const before = story.stack.heartbeats();
  await story.until(time);
  return story.stack.heartbeats() - before;
}

it('heartbeats are sent after good sweeps, while the last audit passed', async () => {
  expect(await beatsUntil('10:12')).toBe(0);
  await audit(true);
  expect(await beatsUntil('11:12')).toBeGreaterThan(0);
  await story.until('11:30');
  await audit(false);
  expect(await beatsUntil('12:12')).toBe(0);
  expect(await story.newAlerts()).toEqual([]);
});

it('no heartbeat is sent when the sweep fails, however good the last audit', async () => {
  await story.until('10:30');
  await audit(true);
  onCall = (call) => {
    if (call.function === 'sweep' && call.phase === 'before') call.kill();
  };
  expect(await beatsUntil('11:12')).toBe(0);
});
