import { fileURLToPath } from 'node:url';
import { loadSettings } from '../settings/load-settings.ts';
import { ArgumentsError, HELP, parseArguments, type Arguments } from './arguments.ts';
import { prepareDataDir } from './arguments-data-dir.ts';
import { playDemo } from './demo.ts';
import { STORY_STARTS_AT } from './demo-story.ts';
import { tellIn } from './demo-telling.ts';
import { openDoors, type OpenDoors } from './doors-open.ts';
import { showProgress } from './doors-progress.ts';
import { tellDoors } from './doors-told.ts';
import { importMails } from './mail-import.ts';
import { findMails } from './mail-import-places.ts';
import { startLocalStack } from './start-local-stack.ts';

const EXAMPLE = fileURLToPath(new URL('../settings/example.yaml', import.meta.url));
const BUILD_CACHE = fileURLToPath(new URL('../../node_modules/.cache/replywatch', import.meta.url));

/** npm and the terminal both hand on one Ctrl-C: what follows this soon is the same one. */
const SAME_SIGNAL_MS = 500;

const say = (line: string): void => console.log(line);
const elapsedMs = (): number => performance.now();

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
  const {
    port,
    smtpPort,
    dataDir,
    fresh,
    mail,
    standStillAt,
    dynamodbEndpoint,
    settingsFile = EXAMPLE,
  } = asked;
  const { settings } = loadSettings(settingsFile);
  const found = mail === undefined ? undefined : await findMails(mail);
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
          ...(dynamodbEndpoint !== undefined && { dynamodbEndpoint }),
          onProgress: progress.step,
        });
      },
    });
  } finally {
    progress.end();
  }
  const ended = signalled();
  say(`Replywatch runs on this machine (started in ${(elapsedMs() / 1_000).toFixed(1)} s).`);
  tellDoors({ settings, settingsFile, dataDir, doors, standsStill: standStillAt !== undefined }).forEach(say);
  if (found !== undefined) say(await importMails({ stack: doors.stack, settings, say }, found));
  await ended;
  say('Ending ...');
  await doors.stop();
}

async function demo({ dynamodbEndpoint }: Extract<Arguments, { task: 'demo' }>): Promise<void> {
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
          assemblyCache: BUILD_CACHE,
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

/** How the process ends on a signal: at once while it starts, in order while it runs. */
let onSignal = (): void => process.exit(130);
process.on('SIGINT', () => onSignal());
process.on('SIGTERM', () => onSignal());

/** Resolves at the first signal; from then on another one ends everything at once. */
function signalled(): Promise<void> {
  return new Promise((done) => {
    onSignal = () => {
      const first = elapsedMs();
      onSignal = () => {
        if (elapsedMs() - first > SAME_SIGNAL_MS) process.exit(130);
      };
      done();
    };
  });
}

try {
  await main(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(error instanceof ArgumentsError ? 2 : 1);
}
