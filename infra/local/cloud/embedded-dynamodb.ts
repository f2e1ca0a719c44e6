import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  ResourceInUseException,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { Failure } from '#shared/failure';
import { DamagedFile, DATABASE_REMEDY } from '../state/state-file.ts';

/** A DynamoDB on this machine. */
export interface EmbeddedDynamoDb {
  readonly endpoint: string;
  /** Resolves with the reason when it has died. */
  readonly failed: Promise<Failure>;
  stop(): void;
}

const START_ATTEMPTS = 200;

/**
 * Runs a program that ends when its parent closes the pipe or dies, so that no database outlives even a kill -9, and
 * ends with the program.
 */
const WITH_PARENT =
  'exec 3<&0; "$0" "$@" 3<&- & database=$!; { read _; kill -9 "$database"; } <&3 & reader=$!; ' +
  'wait "$database"; code=$?; kill "$reader"; exit "$code"';

/** Starts dynoxide on a free port of the loopback; in memory when `dataFile` is left out. */
export async function startDynamoDb(dataFile?: string): Promise<EmbeddedDynamoDb> {
  const binary = dynoxideBinary();
  const port = await freePort();
  const args = [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    ...(dataFile === undefined ? [] : ['--db-path', dataFile]),
  ];
  const child = spawn('/bin/sh', ['-c', WITH_PARENT, binary, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const failed = new Promise<Failure>((done) =>
    child.once('exit', (code) =>
      done(new Failure(`DynamoDB of the local run ended with code ${code ?? 'unknown'}`)),
    ),
  );
  await answering(endpoint, child, dataFile);
  return { endpoint, failed, stop: () => child.stdin.end() };
}

/** A client for a local DynamoDB, which accepts any credentials. */
export function localDynamoDb(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

const tableProperties = z.object({
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).exactOptional(),
        }),
      }),
    )
    .optional(),
});

type TableProperties = z.output<typeof tableProperties>;

/** Creates a table as the template describes it. One that exists, from an earlier version, gets the indexes that it lacks. */
export async function createTable(client: DynamoDBClient, name: string, properties: unknown): Promise<void> {
  const parsed = tableProperties.parse(properties);
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = parsed;
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions,
        KeySchema,
        ...(GlobalSecondaryIndexes !== undefined && { GlobalSecondaryIndexes }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    await addIndexes(client, name, parsed);
  }
}

async function addIndexes(
  client: DynamoDBClient,
  TableName: string,
  { AttributeDefinitions, GlobalSecondaryIndexes = [] }: TableProperties,
): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  const there = new Set(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  for (const Create of GlobalSecondaryIndexes.filter(({ IndexName }) => !there.has(IndexName)))
    await client.send(
      new UpdateTableCommand({
        TableName,
        AttributeDefinitions,
        GlobalSecondaryIndexUpdates: [{ Create }],
      }),
    );
}

function dynoxideBinary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return join(manifest, '..', process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
  } catch {
    throw new Failure(
      `There is no embedded DynamoDB for this machine yet. Install it with: npm install --no-save ${name}\n` +
        'or name another one with --dynamodb-endpoint URL.',
    );
  }
}

async function answering(endpoint: string, child: ChildProcess, dataFile: string | undefined): Promise<void> {
  const client = localDynamoDb(endpoint);
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
    if (child.exitCode !== null)
      throw dataFile !== undefined && existsSync(dataFile)
        ? new DamagedFile(dataFile, DATABASE_REMEDY)
        : new Error(`the embedded DynamoDB ended with ${child.exitCode} while it started`);
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch {
      await wait(25);
    }
  }
  throw new Error('the embedded DynamoDB does not answer');
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) done(address.port);
        else fail(new Error('no free port'));
      });
    });
  });
}
