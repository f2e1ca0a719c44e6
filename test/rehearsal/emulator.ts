import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '#shared/failure';
import type { Packages } from './packages.ts';

export const ACCOUNT = '123456789012';
export const REGION = 'us-east-1';
/** The account's owner, who may do everything. The embedded DynamoDB of other tests takes the same key. */
export const OWNER = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * Its own loopback address, so that the proxy has the same port on the usual one: the emulator writes its own host and port
 * into the URLs of queues, and clients that follow them then pass through the proxy as well.
 */
const HOST = '127.0.0.2';
const START_MS = 60_000;

export interface Emulator {
  readonly url: string;
  readonly logFile: string;
  stop(): Promise<void>;
}

/** Starts MiniStack with IAM enforced. Its functions reach AWS through `endpoint`, the proxy, on the same port. */
export async function startEmulator(
  { python }: Packages,
  { scratch, endpoint }: { readonly scratch: string; readonly endpoint: string },
): Promise<Emulator> {
  const { port } = new URL(endpoint);
  const url = `http://${HOST}:${port}`;
  const logFile = join(scratch, 'ministack.log');
  const state = join(scratch, 'ministack');
  mkdirSync(state);
  const log = createWriteStream(logFile);
  const child = spawn(python, ['-m', 'ministack'], {
    cwd: state,
    // Its own group, so that the functions which it starts end with it.
    detached: true,
    env: {
      PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      HOME: state,
      TMPDIR: state,
      BIND_HOST: HOST,
      GATEWAY_PORT: port,
      MINISTACK_HOST: 'localhost',
      MINISTACK_ACCOUNT_ID: ACCOUNT,
      MINISTACK_REGION: REGION,
      AUTH: 'true',
      AWS_ACCESS_KEY_ID: OWNER.accessKeyId,
      AWS_SECRET_ACCESS_KEY: OWNER.secretAccessKey,
      AWS_ENDPOINT_URL: endpoint,
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const kill = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  process.once('exit', kill);
  for (let waited = 0; !(await answers(url)); waited += 250) {
    if (child.exitCode !== null || waited > START_MS)
      throw new Failure(`MiniStack does not answer at ${url}; its log is ${logFile}`);
    await wait(250);
  }
  return {
    url,
    logFile,
    async stop() {
      process.removeListener('exit', kill);
      kill();
      await ended;
      log.end();
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/_ministack/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}
