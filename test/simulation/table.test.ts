import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import type { EndedWait } from '#shared/domain/figures/wait';
import { minutes } from '#shared/domain/instant';
import { newThread } from '#shared/domain/thread/thread';
import type { ThreadStore } from '#shared/ports/threads';
import { message } from '#test/builders/thread';
import { randomOf } from '#test/fuzz/random';
import { embeddedTable } from '#test/shared/ports/embedded';
import { randomFaults } from './faults.ts';
import { loopFrom } from './loop.ts';
import type { Container } from './platform.ts';
import { START } from './run.ts';
import { simulatedTable } from './table.ts';

let embedded: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  embedded = await embeddedTable();
});
afterAll(() => {
  embedded.stop();
});

/** The thread store on the simulated table, without faults and delays. */
function simulated(): ThreadStore {
  const loop = loopFrom(START);
  const container: Container = {
    name: 'test',
    running: undefined,
    now: () => loop.now(),
    call: (_, effect) => Promise.resolve().then(() => effect(undefined)),
  };
  const table = simulatedTable({
    loop,
    faults: randomFaults(1, 0),
    onWrite: () => undefined,
    unconditional: false,
  });
  return dynamoDbThreadStore(table.clientOf(container), 'table');
}

describe('the simulated table', () => {
  it('answers each of 600 random calls as the embedded DynamoDB does', async () => {
    const stores = [simulated(), dynamoDbThreadStore(embedded.client, await embedded.newTable())];
    const random = randomOf(7);
    const outcomeOfBoth = async (call: (store: ThreadStore) => Promise<unknown>): Promise<unknown> => {
      const [ours, theirs] = await Promise.all(stores.map(call));
      expect(ours).toEqual(theirs);
      return theirs;
    };
    const ids = Array.from({ length: 6 }, (_, index) => `acme-us.111-000000${index}`);
    const outcomes = new Set<unknown>();
    for (let index = 0; index < 600; index += 1) {
      const id = random.pick(ids);
      const other = random.pick(ids);
      const now = START + minutes(index);
      switch (random.below(4)) {
        case 0:
          await outcomeOfBoth((store) => store.due(now));
          break;
        case 1:
          await outcomeOfBoth(async (store) =>
            (await store.load([id, other], now)).toSorted((a, b) => (a.thread.id < b.thread.id ? -1 : 1)),
          );
          break;
        default: {
          const thread = {
            ...newThread({ id, kind: 'message', store: 'acme-us' }),
            facts: [message('m', now)],
          };
          const waits = random.oneIn(3) ? { put: [waitOf(id, now)], removed: [] } : undefined;
          const nextActionAt = random.oneIn(4) ? null : now + minutes(random.below(60));
          const version = random.below(3) === 0 ? random.below(40) : await newest(stores[1]!, id, now);
          const saved = { thread, version, nextActionAt };
          // A second save at the same time.
          const beside = {
            ...saved,
            thread: { ...thread, id: other },
            version: await newest(stores[1]!, other, now),
          };
          const both = other !== id && waits === undefined ? [saved, beside] : [saved];
          outcomes.add(
            String(
              await outcomeOfBoth((store) => Promise.all(both.map((one) => store.save(one, now, waits)))),
            ),
          );
        }
      }
    }
    expect(outcomes).toEqual(new Set(['true', 'false', 'true,true', 'false,true']));
  });
});

async function newest(store: ThreadStore, id: string, now: number): Promise<number> {
  const [stored] = await store.load([id], now);
  return stored?.version ?? 0;
}

const waitOf = (threadId: string, at: number): EndedWait => ({
  threadId,
  firstMessageId: 'm',
  store: 'acme-us',
  messages: [{ at }],
  ended: { at, by: 'answered' },
});
