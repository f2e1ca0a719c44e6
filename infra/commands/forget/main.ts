import { parseArgs } from 'node:util';
import { saysYes } from '#infra/terminal/confirm';
import { dynamoDbBuyerTraces } from '#shared/adapters/dynamodb/buyer-traces';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { s3MailShelf } from '#shared/adapters/s3-mail-shelf';
import type { Forgotten } from '#shared/ports/forget';
import { type Deployed, openDeployed } from '../stack/deployed.ts';
import { STACK_FLAGS_HELP, takeStackFlags } from '../stack/stack-flags.ts';
import type { Named } from './buyer-threads.ts';
import { findBuyer, forgetBuyer, type ForgetDeps, type Found } from './forget-buyer.ts';
import { LEFT } from './what-is-left.ts';

const HELP = `Deletes what is stored of one buyer, when the buyer asks for it.

  npm run forget -- --order 111-2233445-6677889
  npm run forget -- --thread ID     a conversation without an order, by its id in links, in the API and in explain

--yes              deletes without asking
${STACK_FLAGS_HELP}

It shows first what it found: the threads of the order and of the same buyer, the raw mails, and what points to the threads. It
reads the whole table and each stored mail. It may be cut off at any time and done again. It ends with 1 when nothing was
deleted.
`;

const SHOWN_EACH = 25;

async function main(argv: readonly string[]): Promise<number> {
  const { which, rest } = takeStackFlags(argv);
  const { values } = parseArgs({
    args: rest,
    options: {
      order: { type: 'string' },
      thread: { type: 'string' },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP.trimEnd());
    return 0;
  }
  const named = namedBy(values);
  const deployed = await openDeployed(which);
  try {
    return await forget(depsOf(deployed), named, values.yes, await deployed.now());
  } finally {
    deployed.close();
  }
}

async function forget(deps: ForgetDeps, named: Named, yes: boolean, now: number): Promise<number> {
  const found = await findBuyer(deps, named, now);
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  if (found.threads.length + found.mails.length === 0) {
    console.log(`Nothing is stored of ${'orderId' in named ? named.orderId : named.threadId}.`);
    for (const line of notedInWords(await deps.traces.noted())) console.log(line);
    return 1;
  }
  for (const line of foundInWords(found)) console.log(line);
  console.log('');
  if (!(yes || (await saysYes('Delete all of it? It cannot be had back.')))) {
    console.log('Nothing was deleted.');
    return 1;
  }
  await forgetBuyer(deps, found, now);
  const { threads, mails, traces } = found;
  console.log(
    `Deleted: threads ${threads.length}, raw mails ${mails.length}, pointers and notes ${traces.length}. That it was done is noted for 400 days, by the day and these counts alone.\n\n${LEFT}`,
  );
  return 0;
}

function depsOf({ clients, tableName, mailBucketName }: Deployed): ForgetDeps {
  return {
    threads: dynamoDbThreadStore(clients.dynamoDb, tableName),
    mails: s3MailShelf(clients.s3, mailBucketName),
    traces: dynamoDbBuyerTraces(clients.dynamoDb, tableName),
    onLooked: (mails, of) => {
      if (process.stderr.isTTY && mails % SHOWN_EACH === 0)
        process.stderr.write(`\rlooked into ${mails} of ${of} mails`);
    },
  };
}

function namedBy({ order, thread }: { order?: string | undefined; thread?: string | undefined }): Named {
  if (order !== undefined && thread === undefined) {
    if (/^\d{3}-\d{7}-\d{7}$/.test(order)) return { orderId: order };
    throw new Error(`--order ${order} is no order of Amazon's; write one like 111-2233445-6677889`);
  }
  if (thread !== undefined && thread !== '' && order === undefined) return { threadId: thread };
  throw new Error('name one order (--order ID) or one thread (--thread ID); --help tells how');
}

/** What was found, in lines for whoever must decide; nothing of what is in it. */
function foundInWords({ threads, mails, traces, isMixed }: Found): string[] {
  const pointers = traces.filter(({ kind }) => kind === 'pointer').length;
  const open = threads.filter(({ waits }) => waits).length;
  return [
    `Threads (${threads.length}):`,
    ...threads.map(({ id, waits }) => `  ${id}${waits ? '   WAITS' : ''}`),
    `Raw mails (${mails.length}):`,
    ...mails.map((key) => `  ${key}`),
    `Pointers to the threads: ${pointers}`,
    `Notes of which alert a mail carried: ${traces.length - pointers} (what they say of other threads stays)`,
    'Ended waits are kept: they tell when messages came and were answered, and nothing of whom.',
    ...(open === 0
      ? []
      : [
          `${open === 1 ? 'A thread still waits' : `${open} threads still wait`}: once deleted, no clock is watched and nobody is called for it.`,
        ]),
    ...(isMixed
      ? [
          'More than one buyer wrote in the threads that you named. Other threads were not looked for by the buyer: name them too, if there are.',
        ]
      : []),
  ];
}

/** What was deleted before, in lines; none when nothing was. */
function notedInWords(noted: readonly Forgotten[]): string[] {
  return noted.length === 0
    ? []
    : [
        'What was deleted in the last 400 days, of whomever:',
        ...noted.map(
          ({ day, threads, mails, traces }) =>
            `  ${day}   threads ${threads}, raw mails ${mails}, pointers and notes ${traces}`,
        ),
      ];
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
