import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '#infra/local/cloud/synthesize';
import { settingsWithSpApi } from '#infra/local/sp-api/sp-api-settings';

/** The folder of the synthesized template for scenarios; rebuilt only when its sources have changed. */
export const ASSEMBLY_CACHE = 'node_modules/.cache/replywatch';

/** The same for the stories with SP-API and heartbeats. */
export const SP_API_ASSEMBLY_CACHE = `${ASSEMBLY_CACHE}/with-sp-api`;

/** The example settings with all options: SP-API and heartbeats. */
export function spApiSettings(): string {
  const withHeartbeat = join(SP_API_ASSEMBLY_CACHE, 'settings-with-heartbeat.yaml');
  mkdirSync(SP_API_ASSEMBLY_CACHE, { recursive: true });
  const example = readFileSync('infra/settings/example.yaml', 'utf8').trimEnd();
  writeFileSync(withHeartbeat, `${example}\nheartbeatSecret: replywatch/heartbeat\n`);
  return settingsWithSpApi(withHeartbeat, SP_API_ASSEMBLY_CACHE);
}

/** The same for the stories with rotas and a webhook. */
export const ROTAS_ASSEMBLY_CACHE = `${ASSEMBLY_CACHE}/with-rotas`;

/** Somebody who is not in the example's rotas. */
const WANG = `  wang:
    name: Wang Fang
    email: wang@acme.example
    timeZone: Asia/Shanghai
    language: zh-CN
    webhook: operations`;

/** The example settings with the rotas and the webhook that it shows, and one person who uses the webhook. */
export function rotaSettings(): string {
  const withRotas = join(ROTAS_ASSEMBLY_CACHE, 'settings-with-rotas.yaml');
  mkdirSync(ROTAS_ASSEMBLY_CACHE, { recursive: true });
  const example = readFileSync('infra/settings/example.yaml', 'utf8').trimEnd();
  const lines = example.split('\n');
  const shown = (begin: string, end: string): string => {
    const from = lines.indexOf(begin);
    return lines
      .slice(from, lines.indexOf(end, from))
      .map((line) => line.replace(/^# ?/, ''))
      .join('\n');
  };
  const parts = [
    example.replace('\npeople:', `\npeople:\n${WANG}`).replace('# replyFrom:', 'replyFrom:'),
    shown('# webhooks:', ''),
    shown('# rotas:', '#'),
  ];
  writeFileSync(withRotas, `${parts.join('\n')}\n`);
  return withRotas;
}

/** The same for the stories in which a model helps. */
export const ASSISTANT_ASSEMBLY_CACHE = `${ASSEMBLY_CACHE}/with-assistant`;

const ASSISTANT = `assistant:
  translate: true
  draft: true
  region: us-east-1
  model: amazon.nova-2-lite-v1:0
  dollarsPerDay: 0.05
  prices: { input: 0.33, output: 2.75 }
`;

/** The example settings with help by a model. */
export function assistantSettings(): string {
  const withAssistant = join(ASSISTANT_ASSEMBLY_CACHE, 'settings-with-assistant.yaml');
  mkdirSync(ASSISTANT_ASSEMBLY_CACHE, { recursive: true });
  const example = readFileSync('infra/settings/example.yaml', 'utf8').trimEnd();
  writeFileSync(withAssistant, `${example}\n${ASSISTANT}`);
  return withAssistant;
}

/** The same for the stories of the desk: a model, SP-API, and a person who is new. */
export const DESK_ASSEMBLY_CACHE = `${ASSEMBLY_CACHE}/with-desk`;

const TRAINEE = `  wang:
    name: Wang Fang
    email: wang@acme.example
    timeZone: Asia/Shanghai
    language: en
    role: trainee`;

export function deskSettings(): string {
  const withTrainee = join(DESK_ASSEMBLY_CACHE, 'settings-with-trainee.yaml');
  mkdirSync(DESK_ASSEMBLY_CACHE, { recursive: true });
  const withAssistant = readFileSync(assistantSettings(), 'utf8');
  writeFileSync(withTrainee, withAssistant.replace('\npeople:', `\npeople:\n${TRAINEE}`));
  return settingsWithSpApi(withTrainee, DESK_ASSEMBLY_CACHE);
}

/** The same for the story with everything: rotas, a model, a webhook, heartbeats and SP-API. */
export const EVERYTHING_ASSEMBLY_CACHE = `${ASSEMBLY_CACHE}/with-everything`;

export function everythingSettings(): string {
  mkdirSync(EVERYTHING_ASSEMBLY_CACHE, { recursive: true });
  const withHeartbeat = join(EVERYTHING_ASSEMBLY_CACHE, 'settings-with-heartbeat.yaml');
  const withRotas = readFileSync(rotaSettings(), 'utf8');
  writeFileSync(withHeartbeat, `${withRotas}heartbeatSecret: replywatch/heartbeat\n${ASSISTANT}`);
  return settingsWithSpApi(withHeartbeat, EVERYTHING_ASSEMBLY_CACHE);
}

/**
 * Runs once before all tests, so that parallel scenarios do not synthesize in parallel, and bundles are built once for all
 * syntheses. In the bundles of scenarios the modules lie apart: they stay loaded from story to story, and only what the index
 * puts together is new in each.
 */
export async function setup(): Promise<() => void> {
  const bundles = mkdtempSync(join(tmpdir(), 'replywatch-test-bundles-'));
  process.env['BUNDLES_DIR'] = bundles;
  process.env['BUNDLES_APART'] = 'true';
  const make = (settingsFile: string, cache: string): Promise<void> =>
    synthesize(settingsFile, `${cache}/cdk.out`, () => undefined);
  // It builds the bundles of all functions.
  await make(everythingSettings(), EVERYTHING_ASSEMBLY_CACHE);
  await Promise.all([
    make('infra/settings/example.yaml', ASSEMBLY_CACHE),
    make(spApiSettings(), SP_API_ASSEMBLY_CACHE),
    make(rotaSettings(), ROTAS_ASSEMBLY_CACHE),
  ]);
  delete process.env['BUNDLES_APART'];
  return () => rmSync(bundles, { recursive: true, force: true });
}
