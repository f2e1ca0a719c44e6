import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { LOCAL } from '#test/shared/ports/embedded';
import { randomFaults } from '#test/simulation/faults';
import { loopFrom } from '#test/simulation/loop';
import { simulatedTable } from '#test/simulation/table';
import { type Meter, meterOn } from './meter.ts';

const COMMANDS = {
  GetItemCommand: (input: never) => new GetItemCommand(input),
  BatchGetItemCommand: (input: never) => new BatchGetItemCommand(input),
  PutItemCommand: (input: never) => new PutItemCommand(input),
  BatchWriteItemCommand: (input: never) => new BatchWriteItemCommand(input),
  TransactWriteItemsCommand: (input: never) => new TransactWriteItemsCommand(input),
};

/**
 * An SDK client with a meter, answered at once by the simulated table instead of the network. The counts are the same, and
 * hundreds of thousands of messages take minutes.
 */
export function meteredMemory(): { readonly client: DynamoDBClient; readonly meter: Meter } {
  const table = simulatedTable({
    loop: loopFrom(0),
    faults: randomFaults(1, 0),
    onWrite: () => undefined,
    unconditional: false,
  });
  const answering = table.clientOf({
    name: 'bench',
    now: () => 0,
    running: undefined,
    call: (_place, effect) => Promise.resolve().then(() => effect(undefined)),
  });
  const client = new DynamoDBClient(LOCAL);
  const meter = meterOn(client);
  client.middlewareStack.add(
    (_next, { commandName = '' }) =>
      async ({ input }) => {
        if (!isKnown(commandName)) throw new Error(`the table in memory does not know ${commandName}`);
        const command = COMMANDS[commandName](input as never);
        const output = await (answering.send as (command: object) => Promise<never>)(command);
        return { response: {}, output };
      },
    { step: 'initialize', priority: 'low', name: 'memory' },
  );
  return { client, meter };
}

function isKnown(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name);
}
