import { spawn } from 'node:child_process';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDeployed, type Deployed } from '#infra/deployed';
import { openDoors, type OpenDoors } from '#infra/local/doors-open';
import { startLocalStack } from '#infra/local/start-local-stack';
import { loadSettings } from '#infra/settings/load-settings';
import { ASSEMBLY_CACHE } from '#test/scenarios/assembly';

const EXAMPLE = 'infra/settings/example.yaml';

let doors: OpenDoors;
let deployed: Deployed;
beforeAll(async () => {
  doors = await openDoors({
    port: 0,
    settings: loadSettings(EXAMPLE).settings,
    start: (publicUrl) =>
      startLocalStack({
        settingsFile: EXAMPLE,
        publicUrl,
        assemblyCache: ASSEMBLY_CACHE,
        standStillAt: Date.parse('2026-03-02T10:00:00Z'),
        testsItself: false,
      }),
  });
  deployed = await openDeployed({ localUrl: doors.url });
  const { url } = deployed.queues.find(({ name }) => name === 'events')!;
  for (const MessageBody of ['{"words of a buyer"', '{}'])
    await deployed.clients.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody }));
  await fetch(`${doors.url}/local/settle`, { method: 'POST' });
});
afterAll(async () => {
  deployed.close();
  await doors.stop();
});

/** What the command says to whom types this, and the code that it ends with. */
function redrive(typed: string, ...argv: string[]): Promise<{ code: number | null; out: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      'infra/redrive-cli.ts',
      ...argv,
      '--local',
      doors.url,
    ]);
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.once('close', (code) => done({ code, out }));
    child.stdin.end(typed);
  });
}

it('lists all queues with what each has set aside, when none is named', async () => {
  const { code, out } = await redrive('');
  expect(out).toMatch(/^Dead letters:\n {2}mail +-\n {2}events +2\n/);
  expect(out).toContain('npm run redrive -- events');
  expect(code).toBe(1);
});

it('shows what lies there and nothing of what is in it, and moves nothing for whoever does not say yes', async () => {
  const { code, out } = await redrive('no\n', 'events');
  expect(out).toContain('events has 2 dead letters:');
  expect(out).toContain('malformed: the body is not JSON');
  expect(out).toContain('Nothing was moved.');
  expect(out).not.toContain('words of a buyer');
  expect(code).toBe(1);
});

it('moves them back for whoever says yes', async () => {
  const { code, out } = await redrive('yes\n', 'events');
  expect(out).toContain('2 moved to the queue events');
  expect(code).not.toBe(2);
});

it('names the queues that there are to whoever names another', async () => {
  const { code, out } = await redrive('', 'mails');
  expect(out).toMatch(/^no queue is called mails; there are mail, events, /);
  expect(code).toBe(2);
});
