import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { measureMails } from '../import/places.ts';
import { takeMailboxIn } from '../import/print.ts';
import { loadSettings } from '#infra/settings/load-settings';
import { listenForEnd } from '#infra/terminal/listen-for-end';
import { showProgress } from '#infra/terminal/progress';
import { prepareDataDir, prepareNewDataDir } from './data-dir.ts';
import { type Arguments, ArgumentsError, HELP, parseArguments } from './arguments.ts';
import { startLocalStack } from '#infra/local/cloud/start-local-stack';
import { tellIn } from '#infra/local/demo/demo-print';
import { STORY_STARTS_AT } from '#infra/local/demo/demo-story';
import { playDemo } from '#infra/local/demo/demo';
import { smallShop } from '#infra/local/sp-api/small-shop';
import { settingsWithSpApi } from '#infra/local/sp-api/sp-api-settings';
import { type OpenDoors, openDoors } from '#infra/local/web/open-endpoints';
import { tellDoors } from '#infra/local/web/print-endpoints';

const EXAMPLE = fileURLToPath(new URL('../../settings/example.yaml', import.meta.url));
const BUILD_CACHE = fileURLToPath(new URL('../../../node_modules/.cache/replywatch', import.meta.url));

const say = (line: string): void => console.log(line);
const elapsedMs = (): number => performance.now();
const ending = listenForEnd(elapsedMs);

async function main(argv: readonly string[]): Promise<void> {
  const asked = parseArguments(argv);
  switch (asked.task) {
    case 'help':
      say(HELP.trimEnd());
      return;
    case 'demo':
      return demo(asked);
    case 'run':
      return run(asked);
  }
}

async function run(asked: Extract<Arguments, { task: 'run' }>): Promise<void> {
  const { port, smtpPort, dataDir, fresh, mail, historyAfterMs, standStillAt, dynamodbEndpoint, spApiMock } =
    asked;
  const given = asked.settingsFile ?? EXAMPLE;
  const settingsFile = spApiMock ? settingsWithSpApi(given, BUILD_CACHE) : given;
  const loaded = loadSettings(settingsFile);
  const { settings } = loaded;
  const mailbox = mail === undefined ? undefined : { paths: [mail], bytes: await measureMails([mail]) };
  const progress = showProgress(process.stdout, elapsedMs);
  let doors: OpenDoors;
  try {
    doors = await openDoors({
      port,
      smtpPort,
      settings,
      start(publicUrl) {
        prepareDataDir(dataDir, fresh);
        return startLocalStack({
          dataDir,
          settingsFile,
          publicUrl,
          ...(standStillAt !== undefined && { standStillAt }),
          ...(spApiMock && { spApiMock: smallShop() }),
          ...(dynamodbEndpoint !== undefined && { dynamodbEndpoint }),
          onProgress: progress.step,
        });
      },
    });
  } finally {
    progress.end();
  }
  const ended = ending.inOrder();
  say(`Replywatch runs on this machine (started in ${(elapsedMs() / 1_000).toFixed(1)} s).`);
  tellDoors({ settings, settingsFile, dataDir, doors, standsStill: standStillAt !== undefined }).forEach(say);
  if (mailbox !== undefined)
    await takeMailboxIn(
      { stack: doors.stack, loaded, historyAfterMs, signal: ended, out: process.stdout, elapsedMs },
      mailbox,
    );
  if (!ended.aborted) await once(ended, 'abort');
  say('Ending ...');
  await doors.stop();
}

async function demo({ dataDir, dynamodbEndpoint }: Extract<Arguments, { task: 'demo' }>): Promise<void> {
  if (dataDir !== undefined) prepareNewDataDir(dataDir);
  const { settings } = loadSettings(EXAMPLE);
  const progress = showProgress(process.stdout, elapsedMs);
  let doors: OpenDoors;
  try {
    doors = await openDoors({
      port: 0,
      settings,
      start: (publicUrl) =>
        startLocalStack({
          settingsFile: EXAMPLE,
          publicUrl,
          ...(dataDir === undefined ? { assemblyCache: BUILD_CACHE } : { dataDir }),
          standStillAt: STORY_STARTS_AT,
          ...(dynamodbEndpoint !== undefined && { dynamodbEndpoint }),
          onProgress: progress.step,
        }),
    });
  } finally {
    progress.end();
  }
  try {
    const colour = process.stdout.isTTY && !process.env['NO_COLOR'];
    await playDemo({ stack: doors.stack, settings, tell: tellIn(say, settings, colour) });
  } finally {
    await doors.stop();
  }
}

try {
  await main(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(error instanceof ArgumentsError ? 2 : 1);
}
