import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { dynamoDbThreadPointers } from '#shared/adapters/dynamodb/thread-pointers';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import type { PointerDeps } from '#shared/application/intake/pointers';
import { takeIn } from '#shared/application/intake/take-in';
import { changeThread } from '#shared/application/threads/change-thread';
import { minutes } from '#shared/domain/instant';
import type { Reading } from '#shared/ports/mail';
import { shopRules } from '#test/builders/shop';
import { at, message } from '#test/builders/thread';
import { embeddedTable } from '#test/shared/ports/embedded';
import { mailsRecorded } from './mail-recording.ts';
import { meterOn } from './meter.ts';

let embedded: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  embedded = await embeddedTable();
});
afterAll(() => {
  embedded.stop();
});

it.each(['Robin', 'Robin Hill'])(
  'a mail of a buyer called %s takes at most 4.9 write units',
  async (name) => {
    expect((await mailsRecorded(10, name)).writes).toBeLessThanOrEqual(4.9);
  },
);

it('one more question or copy of one name costs the same after 60 open threads of that name and after 300', async () => {
  const [few, many] = [await costAfter(60), await costAfter(300)];
  expect(many).toEqual(few);
  expect(many.question.reads).toBeLessThan(4);
  expect(many.copy.reads).toBeLessThan(12);
}, 120_000);

type Units = Readonly<Record<'reads' | 'writes', number>>;

async function costAfter(namesakes: number): Promise<Readonly<Record<'question' | 'copy', Units>>> {
  const tableName = await embedded.newTable();
  const { protocol, hostname, port } = (await embedded.client.config.endpoint?.()) ?? {};
  const client = localDynamoDb(`${protocol ?? ''}//${hostname ?? ''}:${port ?? ''}`);
  const meter = meterOn(client);
  const now = at('12:00');
  const deps: PointerDeps = {
    threads: dynamoDbThreadStore(client, tableName),
    pointers: dynamoDbThreadPointers(client, tableName),
    alerts: { put: () => Promise.resolve() },
    change: changeThread,
    rules: shopRules(),
  };
  const unitsOf = async (reading: Reading): Promise<Units> => {
    const { reads, writes } = { ...meter.units };
    await takeIn(deps, reading, now);
    return { reads: meter.units.reads - reads, writes: meter.units.writes - writes };
  };
  const matching = { names: ['robin', 'robin hill'] };
  const question = (number: number): Reading => ({
    subject: { id: `us.case-${1_000 + number}`, kind: 'message', store: 'us' },
    facts: [message(`m${1_000 + number}`, at('09:00') + number * minutes(0.5))],
    about: { type: 'BBC_MESSAGE_SENT_TO_MERCHANT' },
    matching,
  });
  const copy: Reading = {
    subject: { id: 'us.reply-1', kind: 'unmatched-reply', store: 'us' },
    facts: [{ type: 'unmatched-reply', id: 'r1', at: now, trusted: true }],
    about: { type: 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT' },
    matching,
  };
  for (let number = 0; number < namesakes; number += 1) await takeIn(deps, question(number), now);
  const cost = { question: await unitsOf(question(namesakes)), copy: await unitsOf(copy) };
  client.destroy();
  return cost;
}
