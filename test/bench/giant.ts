import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { sweep } from '#functions/sweep/sweep';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { portions } from '#shared/application/threads/portions';
import { record } from '#shared/application/threads/record';
import { keys } from '#shared/contracts/table';
import { rulesOf } from '#shared/contracts/settings/rules';
import { hours, type Instant, minutes } from '#shared/domain/instant';
import type { BuyerMessage } from '#shared/domain/thread/fact';
import { stateOf } from '#shared/domain/thread/situation';
import { shop } from '#test/builders/shop';
import { message, reply, threadOf } from '#test/builders/thread';
import { memorySettings } from '#test/fakes/memory-ports';
import { embeddedTable } from '#test/shared/ports/embedded';
import { memoryReplyQueue } from '#test/fakes/memory-replies';
import { meterOn } from './meter.ts';
import { itemBytes } from './units.ts';

/** How a thread took a flood of mails. */
interface Flooded {
  readonly mails: number;
  /** The size of its item, the largest and the last. */
  readonly largestBytes: number;
  readonly lastBytes: number;
  readonly writesPerMail: number;
  readonly sweeps: number;
  readonly failedSweeps: number;
  /** How many alerts the sweeps claimed. */
  readonly alerts: number;
  readonly isAnswered: boolean;
}

const START: Instant = Date.UTC(2026, 2, 2);
const LASTS_MS = hours(23);

/** Mails to one thread over 23 hours, a third of them proven, recorded some at once; a sweep each half hour; then an answer. */
async function flooded(mails: number, atOnce: number): Promise<Flooded> {
  const embedded = await embeddedTable();
  try {
    const tableName = await embedded.newTable();
    const { protocol, hostname, port } = (await embedded.client.config.endpoint?.()) ?? {};
    const client = localDynamoDb(`${protocol ?? ''}//${hostname ?? ''}:${port ?? ''}`);
    const meter = meterOn(client);
    const threads = dynamoDbThreadStore(client, tableName);
    const settings = memorySettings(shop());
    await settings.markPlanned('v1');
    const alerts = { put: () => Promise.resolve() };
    const deps = { threads, alerts, rules: rulesOf(shop()), change: coalescing() };
    const subject = threadOf();
    const { pk, sk } = keys.thread(subject.id);
    const seen = { largest: 0, last: 0, writes: 0, sweeps: 0, failed: 0 };
    const sweepAt = async (now: Instant): Promise<void> => {
      const { failed } = await sweep(
        {
          threads,
          settings,
          alerts,
          now: () => now,
          replies: memoryReplyQueue(),
          onFailure: () => undefined,
        },
        now,
      );
      seen.sweeps += 1;
      seen.failed += failed;
    };
    let sweptAt = START;
    for (const batch of portions(
      Array.from({ length: mails }, (_, index) => mailOf(index, START + (index / mails) * LASTS_MS)),
      atOnce,
    )) {
      const now = batch.at(-1)?.at ?? START;
      for (; sweptAt + minutes(30) <= now; sweptAt += minutes(30)) await sweepAt(sweptAt + minutes(30));
      meter.reset();
      await Promise.all(batch.map((one) => record(deps, subject, [one], now)));
      seen.writes += meter.units.writes;
      const { Item = {} } = await embedded.client.send(
        new GetItemCommand({ TableName: tableName, Key: { pk: { S: pk }, sk: { S: sk } } }),
      );
      seen.last = itemBytes(Item);
      seen.largest = Math.max(seen.largest, seen.last);
    }
    const answeredAt = START + LASTS_MS + minutes(10);
    const { thread } = await record(deps, subject, [reply('answer', answeredAt)], answeredAt);
    client.destroy();
    return {
      mails,
      largestBytes: seen.largest,
      lastBytes: seen.last,
      writesPerMail: seen.writes / mails,
      sweeps: seen.sweeps,
      failedSweeps: seen.failed,
      alerts: thread.sends.length,
      isAnswered: stateOf(thread, answeredAt).cycle?.ended?.by === 'reply',
    };
  } finally {
    embedded.stop();
  }
}

/** A message as long as those that mails become. */
function mailOf(index: number, at: Instant): BuyerMessage {
  return message(`${String(index).padStart(8, '0')}0123456789abcdef`, Math.floor(at), {
    trusted: index % 3 === 0,
    mail: `mail/acme-us/${String(index).padStart(40, '0')}`,
    caseId: '0123456789abcdef01234567',
    relay: 'abcdefghij1234567890',
    language: { name: 'de', confidence: 0.97 },
    topic: { name: 'delivery', confidence: 0.5 },
  });
}

export const giant = {
  name: 'giant',
  async run(say: (line: string) => void): Promise<void> {
    say(
      'Mails to one thread over 23 hours, a third of them proven, on the embedded DynamoDB; a sweep each half hour.',
    );
    say('');
    say(
      '| mails | at once | largest item, bytes | last item, bytes | write units a mail | sweeps | failed | alerts | answer ends it |',
    );
    say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
    for (const [mails, atOnce] of [
      [1_800, 1],
      [20_000, 1],
      [20_000, 10],
    ] as const) {
      const one = await flooded(mails, atOnce);
      say(
        `| ${mails.toLocaleString('en')} | ${atOnce} | ${one.largestBytes.toLocaleString('en')} | ${one.lastBytes.toLocaleString('en')} | ` +
          `${one.writesPerMail.toFixed(2)} | ${one.sweeps} | ${one.failedSweeps} | ${one.alerts} | ${one.isAnswered ? 'yes' : 'no'} |`,
      );
    }
  },
};
