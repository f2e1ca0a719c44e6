import { type AttributeValue, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { portions } from '#shared/application/threads/portions';
import { keys, table } from '#shared/contracts/table';
import { embeddedTable } from '#test/shared/ports/embedded';
import { ours, type Record } from './recording-forms.ts';
import { traceOf } from './trace.ts';

const BATCHES = [10, 100, 1_000];
const ROUNDS = 5;
const MESSAGES_A_ROUND = 3_000;
/** The item of a thread with a question and an answer. */
const ITEM_BYTES = 350;

export const throughput = {
  name: 'throughput',
  async run(say: (line: string) => void): Promise<void> {
    say(
      `Messages recorded a second on the embedded DynamoDB, as a ratio to a bare loop of conditional puts with the same client, ` +
        `as many at once: of items that the open index shows, as it shows ours, and of items that it does not. Medians of ` +
        `${ROUNDS} rounds of ${MESSAGES_A_ROUND.toLocaleString('en')} in turn, with the lowest and the highest.`,
    );
    say('');
    say('| batches of | to puts with an index entry | to puts without |');
    say('| --- | --- | --- |');
    for (const size of BATCHES) {
      const [indexed = [], plain = []] = await ratiosOf(size);
      say(`| ${size} | ${formatRatios(indexed)} | ${formatRatios(plain)} |`);
    }
  },
};

function formatRatios(ratios: readonly number[]): string {
  const [low, middle, high] = [0, ROUNDS >> 1, ROUNDS - 1].map((place) => (ratios[place] ?? 0).toFixed(2));
  return `${middle} (${low}–${high})`;
}

/** The ratio to each bare loop, sorted from lowest to highest. */
async function ratiosOf(size: number): Promise<number[][]> {
  const embedded = await embeddedTable();
  try {
    const record = ours(embedded.client, await embedded.newTable());
    const loops = [
      bareLoop(embedded.client, await embedded.newTable(), (count) => ({
        [table.openIndex.partitionKey]: { S: '0' },
        [table.openIndex.sortKey]: { N: String(count) },
      })),
      bareLoop(embedded.client, await embedded.newTable(), () => ({})),
    ];
    const { deliveries } = traceOf((ROUNDS + 1) * MESSAGES_A_ROUND);
    const ratios: number[][] = loops.map(() => []);
    for (const [round, part] of portions(deliveries, MESSAGES_A_ROUND).entries()) {
      const own = await timed(record, part, size);
      for (const [index, loop] of loops.entries()) {
        const theirs = await timed(loop, part, size);
        // The first round warms everything up.
        if (round > 0) ratios[index]?.push(theirs / own);
      }
    }
    return ratios.map((one) => one.toSorted((a, b) => a - b));
  } finally {
    embedded.stop();
  }
}

/** Puts a new item for each message; nothing is looked up or decided. */
function bareLoop(
  client: DynamoDBClient,
  TableName: string,
  indexEntry: (count: number) => { [name: string]: AttributeValue },
): Record {
  let puts = 0;
  const put = async (): Promise<void> => {
    const { pk, sk } = keys.thread(`acme-us.bare-${(puts += 1)}`);
    await client.send(
      new PutItemCommand({
        TableName,
        Item: { pk: { S: pk }, sk: { S: sk }, thread: { S: 'x'.repeat(ITEM_BYTES) }, ...indexEntry(puts) },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  };
  return async (batch) => {
    await Promise.all(batch.map(put));
  };
}

async function timed(record: Record, deliveries: Parameters<Record>[0], size: number): Promise<number> {
  const from = performance.now();
  for (const batch of portions(deliveries, size)) await record(batch);
  return performance.now() - from;
}
