import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import type { ServiceCall } from '#infra/local/state/types';
import { dynamoDbAuditLog } from '#shared/adapters/dynamodb/audit-log';
import { dynamoDbCanaryLog } from '#shared/adapters/dynamodb/canary-log';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { canaryCheck } from '#shared/application/checks/canary-check';
import { FAR_FUTURE } from '#shared/domain/instant';
import type { Problem } from '#shared/ports/watch';
import { startStory, type Story } from './story.ts';

let story: Story;
let onCall: (call: ServiceCall) => void;

beforeEach(async () => {
  onCall = () => undefined;
  story = await startStory('09:30', { testsItself: true, onServiceCall: (call) => onCall(call) });
});
afterEach(async () => {
  await story.stack.stop();
});

/** What the audit would find of the canaries now, and the threads that it leaves open. */
async function audited(): Promise<{ problems: Problem[]; open: string[] }> {
  const { endpoints, recording } = story.stack;
  const client = localDynamoDb(endpoints.dynamodb);
  const threads = dynamoDbThreadStore(client, recording.tableName);
  const problems = await canaryCheck(
    {
      threads,
      canaries: dynamoDbCanaryLog(client, recording.tableName),
      audits: dynamoDbAuditLog(client, recording.tableName),
      settings: dynamoDbSettings(client, recording.tableName, () => 0),
    },
    story.stack.now(),
  );
  const open = await threads.due(FAR_FUTURE);
  client.destroy();
  return { problems, open };
}

/** From now on a function dies at its first call to a service. */
const breaks = (name: string): void => {
  onCall = (call) => {
    // What the audit of the stack tells and mends is not what is looked at here.
    if (call.function === 'audit') call.kill();
    if (call.function === name && call.phase === 'before') call.kill();
  };
};

const health = async (): Promise<unknown> =>
  (JSON.parse((await story.get('/api/health')).body) as { canary: unknown }).canary;

describe('the canary of an hour', () => {
  it('goes from SES to SES and is told by health, and nobody else sees anything of it', async () => {
    expect(await health()).toBe(null);
    await story.until('10:20');
    expect(await health()).toEqual({ sentAt: '2026-03-02T10:00:00.000Z', stage: 'delivered' });
    expect(await audited()).toEqual({ problems: [], open: [] });
    expect(await story.told()).toEqual([]);
    expect(await story.threads('all')).toEqual([]);
    expect(JSON.parse((await story.get('/api/figures')).body)).toMatchObject({ figures: [] });
  });

  it.each([
    ['11:40', 'canary', 'no canary was sent'],
    ['11:20', 'ingest-mail', 'the canary did not come through: no thread'],
    ['11:20', 'notify', 'the canary did not come through: not sent'],
  ])('is missed at %s when %s dies: %s', async (time, name, what) => {
    await story.until('10:50');
    expect((await audited()).problems).toEqual([]);
    breaks(name);
    await story.until(time);
    expect((await audited()).problems).toEqual([{ what, count: 1 }]);
    expect(await story.told()).toEqual([]);
  });

  it('is missed an hour later when nothing tells of deliveries any more', async () => {
    breaks('delivery-events');
    await story.until('10:20');
    expect((await audited()).problems).toEqual([]);
    await story.until('11:20');
    expect((await audited()).problems).toEqual([
      { what: 'the previous canary did not come through: not delivered', count: 1 },
    ]);
    expect(await story.told()).toEqual([]);
  });
});

describe("a stranger's mail to the canary's address", () => {
  const mail = (subject: string) => ({
    raw: Buffer.from(`From: a@b.example\r\nSubject: ${subject}\r\n\r\nwords\r\n`),
    recipients: ['canary@intake.acme.example'],
  });

  it('that looks like one is a canary that nobody expects', async () => {
    await story.stack.takeIn(mail(`Replywatch canary ${'0'.repeat(32)}`));
    await story.until('09:59');
    expect((await audited()).problems).toEqual([]);
    expect(await story.threads('all')).toEqual([]);
    expect(await story.told()).toEqual([]);
  });

  it('is seen by a person when it does not', async () => {
    await story.stack.takeIn(mail('Where is my order?'));
    await story.stack.settle();
    expect(await story.threads()).toMatchObject([{ kind: 'unknown' }]);
  });
});
