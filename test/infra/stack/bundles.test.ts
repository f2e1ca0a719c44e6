import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readTemplate } from '#infra/local/state/template';
import { bundling } from '#infra/stack/parts/bundles';
import type { FunctionName } from '#shared/contracts/environment';
import { SP_API_ASSEMBLY_CACHE } from '#test/scenarios/assembly';

const EVERY = ['@aws-sdk/client-dynamodb', 'zod'];
/** Everything that decides about threads knows who is on duty. */
const DECIDE = [...EVERY, 'temporal-polyfill'];
const LOG = '@aws-lambda-powertools/logger';
const METRICS = '@aws-lambda-powertools/metrics';
const SECRETS = '@aws-sdk/client-secrets-manager';
const SES = ['@aws-sdk/client-ses', 'hono', 'nodemailer'];
const SQS = '@aws-sdk/client-sqs';
/** The beginning of a mail is shown, so mails are read. */
const MAIL = ['@aws-sdk/client-s3', 'htmlparser2', 'postal-mime'];

/** The packages that our own code puts into each bundle; their own dependencies are up to them. */
const ALLOWED: Readonly<Record<FunctionName, readonly string[]>> = {
  assistant: [
    ...EVERY,
    LOG,
    ...MAIL,
    '@aws-sdk/client-bedrock-runtime',
    '@smithy/node-http-handler',
    'tinyld',
  ],
  audit: [...DECIDE, LOG, METRICS, SQS, '@aws-sdk/client-cloudwatch'],
  board: [
    ...DECIDE,
    LOG,
    SECRETS,
    SQS,
    ...MAIL,
    '@aws-sdk/client-cloudwatch',
    '@aws-sdk/client-lambda',
    '@aws-sdk/s3-request-presigner',
    'd3-scale',
    'd3-shape',
    'fflate',
    'hono',
    'jose',
    'openid-client',
    // The language of an answer that is checked.
    'tinyld',
  ],
  canary: [...EVERY, '@aws-sdk/client-ses'],
  'delivery-events': [...DECIDE, LOG, METRICS, SQS],
  'fetch-order': [...EVERY, LOG, SECRETS, 'amazon-sp-api'],
  'fill-board': [...DECIDE, LOG],
  heartbeat: [...EVERY, LOG, SECRETS],
  'ingest-mail': [...DECIDE, LOG, METRICS, SECRETS, SQS, ...MAIL, 'tinyld'],
  'ingest-notification': [...DECIDE, LOG, METRICS, SQS],
  'send-reply': [
    ...DECIDE,
    LOG,
    SECRETS,
    SQS,
    '@aws-sdk/client-s3',
    '@aws-sdk/client-ses',
    'nodemailer',
    'postal-mime',
  ],
  notify: [...DECIDE, LOG, METRICS, SECRETS, SQS, ...SES, ...MAIL, 'jose', 'web-push'],
  reports: [...DECIDE, LOG, METRICS, SECRETS, SQS, 'amazon-sp-api', 'fast-xml-parser'],
  'roll-up': [...EVERY, LOG],
  'seed-settings': [...EVERY, SECRETS],
  'send-sign-in-link': [...EVERY, LOG, ...SES],
  'set-up-intake': ['@aws-sdk/client-ses', 'zod', LOG],
  'set-up-sp-api': [...EVERY, LOG, SECRETS, 'amazon-sp-api'],
  sweep: [...DECIDE, LOG, SQS],
  briefing: [...DECIDE, LOG, ...SES],
  // When messages come is counted in the hours of the reader.
  'weekly-digest': [...EVERY, 'temporal-polyfill', LOG, ...SES],
};

const NAMES = Object.keys(ALLOWED) as FunctionName[];

/** node_modules may be a link to a folder elsewhere. */
const PACKAGE = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//;

const built = new Map<FunctionName, Promise<Metafile>>();

/** The contents of a function's bundle, built once. */
function bundleOf(name: FunctionName): Promise<Metafile> {
  const made =
    built.get(name) ??
    build({ ...bundling(name), outdir: 'bundles', write: false, metafile: true, logLevel: 'silent' }).then(
      ({ metafile }) => metafile,
    );
  built.set(name, made);
  return made;
}

/** The packages that our code imports and that leave something in the files. */
function packagesIn({ inputs, outputs }: Metafile): string[] {
  const left = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const present = new Set(left.flatMap((file) => PACKAGE.exec(file)?.[1] ?? []));
  const imported = left
    .filter((file) => !PACKAGE.test(file))
    .flatMap((file) => inputs[file]?.imports ?? [])
    .flatMap(({ path }) => PACKAGE.exec(path)?.[1] ?? []);
  return [...new Set(imported)].filter((one) => present.has(one)).toSorted();
}

describe('a bundle holds what its function uses, and nothing else', () => {
  it('of every function', () => {
    const folders = readdirSync('functions', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).toSorted()).toEqual(NAMES.toSorted());
  });

  it.each(NAMES)('%s', async (name) => {
    expect(packagesIn(await bundleOf(name))).toEqual([...ALLOWED[name]].toSorted());
  });
});

describe('a start loads', () => {
  /** Our files and the packages in `index.mjs`, or in its static imports. */
  async function loadedBy(name: FunctionName): Promise<string[]> {
    const outputs = new Map(Object.entries((await bundleOf(name)).outputs));
    const found = new Set<string>();
    const follow = (file: string): void => {
      const output = outputs.get(file);
      if (output === undefined || found.has(file)) return;
      found.add(file);
      for (const { path, kind } of output.imports) if (kind === 'import-statement') follow(path);
    };
    follow('bundles/index.mjs');
    const inputs = [...found].flatMap((file) => Object.keys(outputs.get(file)?.inputs ?? {}));
    return [...new Set(inputs.map((file) => PACKAGE.exec(file)?.[1] ?? file))];
  }

  const SETTINGS = 'shared/contracts/settings/settings.ts';
  const QUEUES = '@aws-sdk/client-sqs';
  it.each([
    ['sweep', [SETTINGS, QUEUES]],
    ['ingest-mail', [SETTINGS, QUEUES, 'tinyld']],
    [
      'board',
      [
        SETTINGS,
        QUEUES,
        SECRETS,
        ...MAIL,
        '@aws-sdk/client-cloudwatch',
        'd3-scale',
        'd3-shape',
        'jose',
        'openid-client',
        'tinyld',
        'shared/domain/policy/check.ts',
      ],
    ],
    ['notify', [SETTINGS, QUEUES, '@aws-sdk/client-s3', 'postal-mime', 'htmlparser2', 'web-push']],
  ] as const)('of %s nothing that most first events do without', async (name, spared) => {
    const loaded = await loadedBy(name);
    expect(loaded).toContain('@aws-sdk/client-dynamodb');
    expect(loaded.filter((one) => spared.some((other) => other === one))).toEqual([]);
  });
});

it('a first page of board loads nothing of the fetch of Node, which would be a seventh of the start', async () => {
  const outdir = mkdtempSync(join(tmpdir(), 'replywatch-board-'));
  await build({ ...bundling('board'), outdir });
  const script = `const { handler } = await import(${JSON.stringify(join(outdir, 'index.mjs'))});
const http = { method: 'GET', path: '/nothing' };
const headers = { accept: 'text/html', 'accept-encoding': 'gzip' };
const answer = await handler({ rawPath: '/nothing', headers, requestContext: { http, domainName: 'board.example' } });
const isLoaded = () => process.moduleLoadList.includes('NativeModule internal/deps/undici/undici');
console.log(answer.statusCode, isLoaded(), new Headers() && isLoaded());`;
  const url = 'https://board.example';
  const env = {
    AWS_REGION: 'us-east-1',
    TABLE_NAME: 'table',
    MAIL_BUCKET_NAME: 'mails',
    LINK_SECRET_ARN: 'links',
    PUBLIC_URL: url,
    WATCHED_QUEUES: '[]',
    ...Object.fromEntries(['EMAIL', 'SLACK', 'SIGN_IN', 'REPLY'].map((queue) => [`${queue}_QUEUE_URL`, url])),
  };
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { env });
  rmSync(outdir, { recursive: true });
  expect(said.toString()).toBe('404 false true\n');
});

it.each(NAMES)('no file of %s imports anything that is not in the bundle', async (name) => {
  const imported = Object.values((await bundleOf(name)).outputs).flatMap(({ imports }) => imports);
  expect(imported.filter(({ external }) => external === true)).toEqual([]);
});

describe('the bundles of the template', () => {
  const ours = z.object({
    Code: z.object({ S3Key: z.string() }),
    Environment: z.object({ Variables: z.object({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
  });
  const bundles = new Map<string, string>();
  beforeAll(() => {
    const assembly = join(SP_API_ASSEMBLY_CACHE, 'cdk.out');
    for (const { type, properties } of readTemplate(assembly)) {
      const { data } = ours.safeParse(type === 'AWS::Lambda::Function' ? properties : undefined);
      if (data === undefined) continue;
      const asset = `asset.${data.Code.S3Key.replace(/\.zip$/, '')}`;
      const files = readdirSync(join(assembly, asset)).filter((file) => file.endsWith('.mjs'));
      bundles.set(
        data.Environment.Variables.POWERTOOLS_SERVICE_NAME,
        files.map((file) => readFileSync(join(assembly, asset, file), 'utf8')).join('\n'),
      );
    }
  });

  it('that speak SP-API are the only ones that contain amazon-sp-api', () => {
    // The briefing function exists only with rotas, the assistant only where the settings let a model help.
    const wanted = Object.keys(ALLOWED).filter((name) => name !== 'briefing' && name !== 'assistant');
    expect([...bundles.keys()].toSorted()).toEqual(wanted.toSorted());
    // The host of its API is in the client only.
    const holding = [...bundles].flatMap(([name, code]) =>
      code.includes('sellingpartnerapi-') ? [name] : [],
    );
    expect(holding.toSorted()).toEqual(['fetch-order', 'reports', 'set-up-sp-api']);
  });
});
