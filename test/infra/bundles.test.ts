import { build, type Metafile } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readTemplate } from '#infra/local/template';
import { BUNDLING } from '#infra/bundles';
import { SP_API_ASSEMBLY_CACHE } from '#test/scenarios/assembly';

const EVERY = ['@aws-sdk/client-dynamodb', 'zod'];
/** What decides about threads knows who is on duty. */
const DECIDE = [...EVERY, 'temporal-polyfill'];
const LOG = '@aws-lambda-powertools/logger';
const METRICS = '@aws-lambda-powertools/metrics';
const SECRETS = '@aws-sdk/client-secrets-manager';
const SES = ['@aws-sdk/client-ses', 'hono', 'nodemailer'];
const SQS = '@aws-sdk/client-sqs';
/** The beginning of a mail is shown, so mails are read. */
const MAIL = ['@aws-sdk/client-s3', 'htmlparser2', 'postal-mime'];

/** The packages that our own code takes into each bundle; what they need themselves is theirs. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  audit: [...DECIDE, LOG, METRICS, SQS, '@aws-sdk/client-cloudwatch'],
  board: [...DECIDE, LOG, SECRETS, SQS, ...MAIL, '@aws-sdk/client-cloudwatch', 'hono', 'jose'],
  canary: [...EVERY, '@aws-sdk/client-ses'],
  'delivery-events': [...DECIDE, LOG, METRICS, SQS],
  heartbeat: [...EVERY, LOG, SECRETS],
  'ingest-mail': [...DECIDE, LOG, METRICS, SECRETS, SQS, ...MAIL, 'tinyld'],
  'ingest-notification': [...DECIDE, LOG, METRICS, SQS],
  notify: [...DECIDE, LOG, METRICS, SECRETS, SQS, ...SES, ...MAIL, 'jose'],
  reports: [...DECIDE, LOG, METRICS, SECRETS, SQS, 'amazon-sp-api', 'fast-xml-parser'],
  'roll-up': [...EVERY, LOG],
  'seed-settings': EVERY,
  'set-up-intake': ['@aws-sdk/client-ses', 'zod', LOG],
  'set-up-sp-api': [...EVERY, LOG, SECRETS, 'amazon-sp-api'],
  sweep: [...DECIDE, LOG, SQS],
  briefing: [...DECIDE, LOG, ...SES],
  'weekly-digest': [...EVERY, LOG, ...SES],
};

const PACKAGE = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** The packages that code of ours imports and of which something is left in the bundle, for each function. */
async function packagesOfAll(names: readonly string[]): Promise<Map<string, string[]>> {
  const { metafile } = await build({
    ...BUNDLING,
    entryPoints: names.map((name) => `functions/${name}/index.ts`),
    outdir: 'bundles',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return new Map(
    Object.values(metafile.outputs).flatMap(({ entryPoint, inputs }) => {
      const name = /^functions\/([^/]+)\/index\.ts$/.exec(entryPoint ?? '')?.[1];
      return name === undefined ? [] : [[name, packagesIn(inputs, metafile)] as const];
    }),
  );
}

function packagesIn(inputs: Metafile['outputs'][string]['inputs'], metafile: Metafile): string[] {
  const left = Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [file] : [],
  );
  const present = new Set(left.flatMap((file) => PACKAGE.exec(file)?.[1] ?? []));
  const imported = left
    .filter((file) => !PACKAGE.test(file))
    .flatMap((file) => metafile.inputs[file]?.imports ?? [])
    .flatMap(({ path }) => PACKAGE.exec(path)?.[1] ?? []);
  return [...new Set(imported)].filter((one) => present.has(one)).toSorted();
}

describe('a bundle holds what its function uses, and nothing else', () => {
  const names = readdirSync('functions');
  let packages: Map<string, string[]>;
  beforeAll(async () => {
    packages = await packagesOfAll(names);
  });

  it.each(names)('%s', (name) => {
    expect(packages.get(name)).toEqual([...(ALLOWED[name] ?? [])].toSorted());
  });
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
      bundles.set(
        data.Environment.Variables.POWERTOOLS_SERVICE_NAME,
        readFileSync(join(assembly, asset, 'index.mjs'), 'utf8'),
      );
    }
  });

  it('that speak SP-API are the only ones that hold amazon-sp-api', () => {
    // What briefs people is there where there are rotas.
    const wanted = Object.keys(ALLOWED).filter((name) => name !== 'briefing');
    expect([...bundles.keys()].toSorted()).toEqual(wanted.toSorted());
    // The host of its calls stands in the client only.
    const holding = [...bundles].flatMap(([name, code]) =>
      code.includes('sellingpartnerapi-') ? [name] : [],
    );
    expect(holding.toSorted()).toEqual(['reports', 'set-up-sp-api']);
  });
});
