import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { loadSettings } from '../settings/load-settings.ts';
import { ArgumentsError, HELP, parseArguments, type Arguments } from './arguments.ts';
import { prepareDataDir, prepareNewDataDir } from './arguments-data-dir.ts';
import { playDemo } from './demo.ts';
import { STORY_STARTS_AT } from './demo-story.ts';
import { tellIn } from './demo-telling.ts';
import { openDoors, type OpenDoors } from './doors-open.ts';
import { showProgress } from './doors-progress.ts';
import { tellDoors } from './doors-told.ts';
import { measureMails } from './mail-import-places.ts';
import { listenForEnd } from './listen-for-end.ts';
import { takeMailboxIn } from './mail-import-told.ts';
import { smallShop } from './sp-api/small-shop.ts';
import { settingsWithSpApi } from './sp-api-settings.ts';
import { startLocalStack } from './start-local-stack.ts';

const EXAMPLE = fileURLToPath(new URL('../settings/example.yaml', import.meta.url));
const BUILD_CACHE = fileURLToPath(new URL('../../node_modules/.cache/replywatch', import.meta.url));

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
