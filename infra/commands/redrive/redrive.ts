import { toggle } from '#infra/terminal/flags';
import { showProgress } from '#infra/terminal/progress';
import { UsageError } from '#infra/terminal/read-flags';
import { defineCommand } from '#infra/terminal/run-command';
import type { Terminal } from '#infra/terminal/terminal';
import { type Deployed, openDeployed } from '../stack/deployed.ts';
import { STACK_FLAGS, whichStack } from '../stack/stack-flags.ts';
import {
  countDeadLetters,
  type DeadLetter,
  holdDeadLetters,
  moveBack,
  putBack,
  type RedrivenQueue,
} from './dead-letters.ts';
import { senderTo } from './sender.ts';
import { listOfDeadLetters, listOfQueues, refusalInWords, whyNotMoved } from './print.ts';

export const redrive = defineCommand({
  name: 'redrive',
  summary: 'Shows the dead letters of a queue, and moves them back to it once their cause is fixed.',
  usage: [
    ['[flags]', 'list all queues, with how many dead letters each has'],
    ['QUEUE [flags]', 'show its dead letters: since when, how large, why; then ask, and move them back'],
  ],
  takes: { name: 'QUEUE', least: 0, most: 1 },
  flags: { ...STACK_FLAGS, yes: toggle('move without asking') },
  notes: [
    'The content of a message is never shown. Handling a message twice changes nothing, so you may interrupt this at any\n' +
      'time; the dead letters that it held become visible again after ten minutes.',
  ],
  exits: { 0: 'no dead letters are left', 1: 'some are left, or the stack cannot be reached' },
  async run({ flags, args: [name] }, terminal) {
    const deployed = await openDeployed(whichStack(flags));
    try {
      if (name === undefined) return await listAll(deployed, terminal);
      const queue = deployed.queues.find((one) => one.name === name);
      if (queue === undefined)
        throw new UsageError(
          `no queue is called ${name}; there are ${deployed.queues.map((one) => one.name).join(', ')}`,
        );
      return await redriveQueue(deployed, queue, flags.yes, terminal);
    } finally {
      deployed.close();
    }
  },
});

async function listAll({ queues, clients }: Deployed, { say }: Terminal): Promise<number> {
  const counts = await Promise.all(
    queues.map(async (queue) => ({ name: queue.name, count: await countDeadLetters(clients.sqs, queue) })),
  );
  say('Dead letters:');
  for (const line of listOfQueues(counts)) say(`  ${line}`);
  const [first] = counts.filter(({ count }) => count > 0);
  if (first === undefined) return 0;
  say(`\nnpm run redrive -- ${first.name} shows them.`);
  return 1;
}

async function redriveQueue(
  deployed: Deployed,
  queue: RedrivenQueue,
  yes: boolean,
  terminal: Terminal,
): Promise<number> {
  const { say } = terminal;
  const { sqs } = deployed.clients;
  const held = await holdDeadLetters(sqs, queue);
  if (held.length === 0) {
    const elsewhere = await countDeadLetters(sqs, queue);
    say(
      elsewhere === 0
        ? `${queue.name} has no dead letters.`
        : `${queue.name} has ${elsewhere} dead letters, but somebody else is looking at them: try again in ten minutes.`,
    );
    return elsewhere === 0 ? 0 : 1;
  }
  const count = held.length === 1 ? '1 dead letter' : `${held.length} dead letters`;
  say(`${queue.name} has ${count}:\n`);
  listOfDeadLetters(held).forEach(say);
  say('');
  const never = whyNotMoved(queue);
  if (
    never !== undefined ||
    !(yes || (await terminal.confirm(`Move ${count} back to the queue ${queue.name}?`)))
  ) {
    await putBack(sqs, queue, held);
    say(never ?? 'Nothing was moved.');
    return 1;
  }
  const moved = await moveAll({ deployed, queue, held, terminal });
  const left = await countDeadLetters(sqs, queue);
  say(`${moved} moved to the queue ${queue.name}, ${left} left.`);
  return left === 0 ? 0 : 1;
}

/** Moves the held letters, and resolves with how many. A queue that refuses one gets no more; the rest is put back. */
async function moveAll({
  deployed,
  queue,
  held,
  terminal,
}: {
  readonly deployed: Deployed;
  readonly queue: RedrivenQueue;
  readonly held: readonly DeadLetter[];
  readonly terminal: Terminal;
}): Promise<number> {
  const progress = showProgress(terminal.err, terminal.elapsedMs);
  const { sqs } = deployed.clients;
  let moved = 0;
  try {
    const sender = await senderTo(queue, deployed);
    const onMoved = (count: number): void => {
      moved = count;
      progress.update({ part: 'moving', done: count, of: held.length, count, unit: 'messages' });
    };
    await moveBack(sqs, queue, held, onMoved, sender);
  } catch (error) {
    await putBack(sqs, queue, held.slice(moved));
    const refused = refusalInWords(queue, error);
    if (refused === undefined) throw error;
    terminal.say(refused);
  } finally {
    progress.end();
  }
  return moved;
}
