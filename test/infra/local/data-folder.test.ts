import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { startMessaging } from '#infra/local/cloud/queues/messaging';
import { clockOf } from '#infra/local/state/persisted-clock';
import { persistedState } from '#infra/local/state/persisted-state';
import { standingClock } from '#infra/local/state/virtual-clock';
import { databaseOf } from '#test/builders/database-of';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'folder-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('a damaged file is named, with what to do', () => {
  const GO_ON = /move it away to go on .* or start over with npm start -- --fresh$/;

  it('when it is the state', () => {
    const file = join(dir, 'state.json');
    for (const text of ['', '{"clock":', '[]', '{"clock":1}']) {
      writeFileSync(file, text);
      expect(() => persistedState(dir)).toThrow(`${file} is damaged: `);
      expect(() => persistedState(dir)).toThrow(GO_ON);
    }
  });

  it('when it is one value of the state', () => {
    writeFileSync(join(dir, 'state.json'), '{"clock":"{}"}');
    expect(() => clockOf(undefined, persistedState(dir))).toThrow(
      `${join(dir, 'state.json')} ("clock") is damaged: `,
    );
  });

  it('when it is a database', async () => {
    const table = join(dir, 'dynamodb.sqlite');
    const queues = join(dir, 'fauxqs.db');
    for (const file of [table, queues]) writeFileSync(file, 'not a database '.repeat(100));
    const words = 'is damaged: restore a copy of the folder, or start over with npm start -- --fresh';
    await expect(startDynamoDb(table)).rejects.toThrow(`${table} ${words}`);
    await expect(startMessaging(standingClock(0).memory, dir)).rejects.toThrow(`${queues} ${words}`);
  });
});

it('a database that dies is reported', async () => {
  const { failed } = await startDynamoDb(join(dir, 'dynamodb.sqlite'));
  process.kill(databaseOf(dir), 'SIGKILL');
  expect((await failed).message).toBe('DynamoDB of the local run ended with code 137');
});

it('queues whose thread has died are reported, leave no question open, and answer nothing more', async () => {
  const died = 'SQS, SNS and S3 of the local run ended with code 1';
  const messaging = await startMessaging(standingClock(0).memory, dir);
  // The thread may still have answered it.
  const asked = messaging.queues().then(
    () => 'answered',
    (error: unknown) => String(error),
  );
  await messaging.stop();
  expect(['answered', `Error: ${died}`, `Failure: ${died}`]).toContain(await asked);
  expect((await messaging.failed).message).toBe(died);
  await expect(messaging.queues()).rejects.toThrow('ended with code 1');
});
