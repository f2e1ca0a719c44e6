import * as z from 'zod';
import { toggle, valued } from '#infra/terminal/flags';
import { showProgress } from '#infra/terminal/progress';
import { UsageError } from '#infra/terminal/read-flags';
import { defineCommand } from '#infra/terminal/run-command';
import type { Terminal } from '#infra/terminal/terminal';
import { dynamoDbBuyerTraces } from '#shared/adapters/dynamodb/buyer-traces';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { s3MailShelf } from '#shared/adapters/s3-mail-shelf';
import { type Deployed, openDeployed } from '../stack/deployed.ts';
import { STACK_FLAGS, whichStack } from '../stack/stack-flags.ts';
import type { Named } from './buyer-threads.ts';
import { findBuyer, forgetBuyer, type ForgetDeps } from './forget-buyer.ts';
import { foundLines, notedLines } from './print.ts';
import { LEFT } from './what-is-left.ts';

const orderId = z
  .string()
  .regex(/^\d{3}-\d{7}-\d{7}$/, "is not an order of Amazon's; write one like 111-2233445-6677889");

export const forget = defineCommand({
  name: 'forget',
  summary: 'Deletes everything stored about one buyer, when the buyer asks for it.',
  usage: ['--order 111-2233445-6677889 [flags]', ['--thread ID [flags]', 'a conversation without an order']],
  flags: {
    order: valued('ORDER', 'an order of the buyer', orderId.optional()),
    thread: valued(
      'ID',
      'a thread of the buyer, by its id as links, the API and explain show it',
      z.string().min(1, 'names nothing; give the id of a thread').optional(),
    ),
    ...STACK_FLAGS,
    yes: toggle('delete without asking'),
  },
  notes: [
    'It first shows what it found: the threads of the order and of the same buyer, the raw mails, and what points to the\n' +
      'threads. It reads the whole table and every stored mail. You may interrupt it at any time and run it again.',
  ],
  exits: { 0: 'it is deleted', 1: 'nothing was deleted, or the stack cannot be reached' },
  async run({ flags }, terminal) {
    const named = namedBy(flags);
    const deployed = await openDeployed(whichStack(flags));
    try {
      return await findAndForget(depsOf(deployed), named, flags.yes, await deployed.now(), terminal);
    } finally {
      deployed.close();
    }
  },
});

async function findAndForget(
  deps: ForgetDeps,
  named: Named,
  yes: boolean,
  now: number,
  { err, elapsedMs, say, confirm }: Terminal,
): Promise<number> {
  const progress = showProgress(err, elapsedMs);
  const onLooked = (done: number, of: number): void =>
    progress.update({ part: 'reading stored mail', done, of, count: done, unit: 'mails' });
  const found = await findBuyer({ ...deps, onLooked }, named, now).finally(() => progress.end());
  if (found.threads.length + found.mails.length === 0) {
    say(`Nothing is stored about ${'orderId' in named ? named.orderId : named.threadId}.`);
    notedLines(await deps.traces.noted()).forEach(say);
    return 1;
  }
  foundLines(found).forEach(say);
  say('');
  if (!(yes || (await confirm('Delete all of it? This cannot be undone.')))) {
    say('Nothing was deleted.');
    return 1;
  }
  await forgetBuyer(deps, found, now);
  const { threads, mails, traces } = found;
  say(
    `Deleted: threads ${threads.length}, raw mails ${mails.length}, pointers and notes ${traces.length}. A note of the day and these counts is stored for 400 days.\n\n${LEFT}`,
  );
  return 0;
}

function depsOf({ clients, tableName, mailBucketName }: Deployed): ForgetDeps {
  return {
    threads: dynamoDbThreadStore(clients.dynamoDb, tableName),
    mails: s3MailShelf(clients.s3, mailBucketName),
    traces: dynamoDbBuyerTraces(clients.dynamoDb, tableName),
  };
}

function namedBy({ order, thread }: { order?: string | undefined; thread?: string | undefined }): Named {
  if (order !== undefined && thread === undefined) return { orderId: order };
  if (thread !== undefined && order === undefined) return { threadId: thread };
  throw new UsageError('name one order (--order ORDER) or one thread (--thread ID); --help shows how');
}
