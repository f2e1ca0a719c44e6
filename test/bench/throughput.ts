import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { portions } from '#shared/application/portions';
import { keys } from '#shared/contracts/table';
import { embeddedTable } from '#test/contract/embedded';
import { ours, type Record } from './recording-forms.ts';
import { traceOf } from './trace.ts';

const BATCHES = [10, 100, 1_000];
const ROUNDS = 5;
const MESSAGES_A_ROUND = 3_000;
/** What a thread with a question and an answer is as an item. */
const ITEM_BYTES = 350;

export const throughput = {
  name: 'throughput',
  async run(say: (line: string) => void): Promise<void> {
    say(
      `Messages recorded a second on the embedded DynamoDB, as a ratio to a bare loop of conditional puts with the same client, ` +
        `as many at once; medians of ${ROUNDS} rounds of ${MESSAGES_A_ROUND.toLocaleString('en')}, in turn.`,
    );
    say('');
    say('| batches of | ratio | lowest | highest |');
    say('| --- | --- | --- | --- |');
    for (const size of BATCHES) {
      const ratios = await ratiosOf(size);
      const [low, middle, high] = [0, ROUNDS >> 1, ROUNDS - 1].map((place) => ratios[place] ?? 0);
      say(`| ${size} | ${middle?.toFixed(2)} | ${low?.toFixed(2)} | ${high?.toFixed(2)} |`);
    }
  },
};

/** From the lowest to the highest. */
async function ratiosOf(size: number): Promise<number[]> {
  const embedded = await embeddedTable();
  try {
    const [TableName, bare] = [await embedded.newTable(), await embedded.newTable()];
    const record = ours(embedded.client, TableName);
    const { deliveries } = traceOf((ROUNDS + 1) * MESSAGES_A_ROUND);
    let puts = 0;
    const put = async (): Promise<void> => {
      const { pk, sk } = keys.thread(`acme-us.bare-${(puts += 1)}`);
      await embedded.client.send(
        new PutItemCommand({
          TableName: bare,
          Item: { pk: { S: pk }, sk: { S: sk }, thread: { S: 'x'.repeat(ITEM_BYTES) } },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    };
    const bareLoop: Record = async (batch) => {
      await Promise.all(batch.map(put));
    };
    const ratios: number[] = [];
    for (const [round, part] of portions(deliveries, MESSAGES_A_ROUND).entries()) {
      const own = await timed(record, part, size);
      const theirs = await timed(bareLoop, part, size);
      // The first round warms both.
      if (round > 0) ratios.push(theirs / own);
    }
    return ratios.toSorted((a, b) => a - b);
  } finally {
    embedded.stop();
  }
}

async function timed(record: Record, deliveries: Parameters<Record>[0], size: number): Promise<number> {
  const from = performance.now();
  for (const batch of portions(deliveries, size)) await record(batch);
  return performance.now() - from;
}
