import { parseArgs } from 'node:util';
import { saysYes } from '#infra/terminal/confirm';
import { type Deployed, openDeployed } from '../stack/deployed.ts';
import { STACK_FLAGS_HELP, takeStackFlags } from '../stack/stack-flags.ts';
import { countDeadLetters, holdDeadLetters, moveBack, putBack, type RedrivenQueue } from './dead-letters.ts';
import { listOfDeadLetters, listOfQueues, refusalInWords, whyNotMoved } from './print.ts';

const HELP = `What a queue's dead letters are, and back with them to the queue once their cause is mended.

  npm run redrive                  all queues, with how many messages each has set aside
  npm run redrive -- mail          what lies there: since when, how large, why; then it asks, and moves them back

--yes              moves without asking
${STACK_FLAGS_HELP}

What is in a message is never shown. To be handled twice changes nothing, so it may be cut off at any time; what it held
comes back after ten minutes. It ends with 1 when dead letters are left.
`;

async function main(argv: readonly string[]): Promise<number> {
  const { which, rest } = takeStackFlags(argv);
  const { values, positionals } = parseArgs({
    args: rest,
    options: {
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(HELP.trimEnd());
    return 0;
  }
  const [name, ...others] = positionals;
  if (others.length > 0) throw new Error('name one queue; --help tells how');
  const deployed = await openDeployed(which);
  try {
    if (name === undefined) return await listAll(deployed);
    const queue = deployed.queues.find((one) => one.name === name);
    if (queue === undefined)
      throw new Error(
        `no queue is called ${name}; there are ${deployed.queues.map((one) => one.name).join(', ')}`,
      );
    return await redrive(deployed, queue, values.yes);
  } finally {
    deployed.close();
  }
}

async function listAll({ queues, clients }: Deployed): Promise<number> {
  const counts = await Promise.all(
    queues.map(async (queue) => ({ name: queue.name, count: await countDeadLetters(clients.sqs, queue) })),
  );
  console.log('Dead letters:');
  for (const line of listOfQueues(counts)) console.log(`  ${line}`);
  const [first] = counts.filter(({ count }) => count > 0);
  if (first === undefined) return 0;
  console.log(`\nnpm run redrive -- ${first.name} shows what lies there.`);
  return 1;
}

async function redrive({ clients: { sqs } }: Deployed, queue: RedrivenQueue, yes: boolean): Promise<number> {
  const held = await holdDeadLetters(sqs, queue);
  if (held.length === 0) {
    const elsewhere = await countDeadLetters(sqs, queue);
    console.log(
      elsewhere === 0
        ? `${queue.name} has no dead letters.`
        : `${queue.name} has ${elsewhere} dead letters, and somebody else has them in hand: try again in ten minutes.`,
    );
    return elsewhere === 0 ? 0 : 1;
  }
  const count = held.length === 1 ? '1 dead letter' : `${held.length} dead letters`;
  console.log(`${queue.name} has ${count}:\n`);
  for (const line of listOfDeadLetters(held)) console.log(line);
  console.log('');
  const never = whyNotMoved(queue);
  if (never !== undefined || !(yes || (await saysYes(`Move ${count} back to the queue ${queue.name}?`)))) {
    await putBack(sqs, queue, held);
    console.log(never ?? 'Nothing was moved.');
    return 1;
  }
  let moved = 0;
  try {
    await moveBack(sqs, queue, held, (so) => {
      moved = so;
      if (process.stderr.isTTY) process.stderr.write(`\rmoved ${so} of ${held.length}`);
    });
  } catch (error) {
    await putBack(sqs, queue, held.slice(moved));
    const refused = refusalInWords(queue, error);
    if (refused === undefined) throw error;
    console.log(refused);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  const left = await countDeadLetters(sqs, queue);
  console.log(`${moved} moved to the queue ${queue.name}, ${left} left.`);
  return left === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
