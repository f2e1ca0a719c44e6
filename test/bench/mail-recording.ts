import { ingestMail, type IngestMailDeps } from '#functions/ingest-mail/ingest-mail';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { dynamoDbMutes } from '#shared/adapters/dynamodb/mutes';
import { dynamoDbThreadPointers } from '#shared/adapters/dynamodb/thread-pointers';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { dynamoDbWaitLog } from '#shared/adapters/dynamodb/wait-log';
import { hmacKeyedHash } from '#shared/adapters/hmac-keyed-hash';
import { throttledLastSeen } from '#shared/application/intake/throttled-last-seen';
import { batchedThreads } from '#shared/application/threads/batched-threads';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { hours, type Instant, minutes } from '#shared/domain/instant';
import { amazonMail } from '#test/builders/amazon-mail';
import { mailNotification } from '#test/builders/mail-notification';
import { shop } from '#test/builders/shop';
import { memoryMailStore } from '#test/fakes/memory-ports';
import { embeddedTable } from '#test/shared/ports/embedded';
import { meterOn } from './meter.ts';

const START: Instant = Date.UTC(2026, 2, 2, 10);

/**
 * Units per mail for this many orders: a question, a second message, and Amazon's copy of the answer. Amazon shows some
 * buyers by two names.
 */
export async function mailsRecorded(
  orders: number,
  buyerName = 'Robin',
): Promise<{ readonly writes: number; readonly reads: number }> {
  const embedded = await embeddedTable();
  try {
    const tableName = await embedded.newTable();
    const { protocol, hostname, port } = (await embedded.client.config.endpoint?.()) ?? {};
    const client = localDynamoDb(`${protocol ?? ''}//${hostname ?? ''}:${port ?? ''}`);
    const meter = meterOn(client);
    const mails = new Map<string, Uint8Array>();
    let now = START;
    const deps: IngestMailDeps = {
      threads: batchedThreads(dynamoDbThreadStore(client, tableName), dynamoDbWaitLog(client, tableName)),
      pointers: dynamoDbThreadPointers(client, tableName),
      lastSeen: throttledLastSeen(dynamoDbLastSeen(client, tableName)),
      mutes: dynamoDbMutes(client, tableName),
      settings: { current: () => Promise.resolve(settings) },
      mails: memoryMailStore(mails),
      change: coalescing(),
      alerts: { put: () => Promise.resolve() },
      hash: () => Promise.resolve(hmacKeyedHash(JSON.stringify({ kid: '1', key: 'k'.repeat(64) }))),
      now: () => now,
    };
    const settings = shop();
    let count = 0;
    const takeIn = async (raw: Uint8Array): Promise<void> => {
      count += 1;
      now += minutes(5);
      mails.set(`mail/${count}`, raw);
      await ingestMail(deps, mailNotification({ at: now, objectKey: `mail/${count}` }));
    };
    for (let order = 0; order < orders; order += 1) {
      const orderId = `111-${String(1_000_000 + order)}-7000000`;
      const of = { orderId, buyerName, caseId: `0a1b2c3d-1111-4222-8333-${String(order).padStart(12, '0')}` };
      const alias = `k3v9x2m7q1w8z${String(order).padStart(3, '0')}`;
      const id = (part: string): string => `<${order}-${part}@amazonses.com>`;
      await takeIn(await amazonMail.buyerMessage({ ...of, alias, token: `${order}a`, messageId: id('a') }));
      await takeIn(await amazonMail.buyerMessage({ ...of, alias, token: `${order}b`, messageId: id('b') }));
      await takeIn(
        await amazonMail.confirmation({ orderId, buyerName, messageId: id('c'), text: `Answer ${order}` }),
      );
      now += hours(1);
    }
    client.destroy();
    return { writes: meter.units.writes / count, reads: meter.units.reads / count };
  } finally {
    embedded.stop();
  }
}
