import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { readMail } from '#shared/mail/read-mail';
import { amazonMail } from '#test/builders/amazon-mail';
import { mailNotification } from '#test/builders/mail-notification';

/*
 * Measures what reading a mail costs: CPU per mail, and what the parts of the reader add to the bundle and to the start of
 * `ingest-mail`. Run it with `npm run bench:reading`.
 */

const ROUNDS = 400;
const STARTS = 15;

const intake = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER', replyFrom: [] };
const TEXTS = [
  'Hello, where is my parcel? It should have arrived on Monday and I still have nothing. Please tell me when it comes.',
  'Guten Tag, die Flasche ist leider undicht. Ich möchte sie zurückgeben und mein Geld zurück. Vielen Dank im Voraus.',
  'Bonjour, pourriez-vous m’envoyer une facture pour cette commande ? Merci beaucoup.',
  '注文した商品がまだ届いていません。いつ届きますか。よろしくお願いします。',
  '你好,我想取消这个订单,还没有发货吧?谢谢。',
];

async function cpuOfReading(): Promise<void> {
  const mails: [string, Buffer][] = [
    ...(await Promise.all(
      TEXTS.map(async (text, index): Promise<[string, Buffer]> => [
        `buyer message ${index + 1}`,
        await amazonMail.buyerMessage({ text, token: `T${index}` }),
      ]),
    )),
    ['copy of a reply', await amazonMail.confirmation()],
    ['with a 14 MB attachment', await withAttachment()],
  ];
  console.log('CPU of reading one mail (user and system, median and 95th percentile of each)');
  for (const [name, raw] of mails) {
    const head = raw.subarray(0, 256 * 1024);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = process.cpuUsage();
      await readMail({ raw: head, notification: mailNotification(), intake, hash: (text) => text });
      const { user, system } = process.cpuUsage(before);
      if (round >= ROUNDS / 4) times.push((user + system) / 1_000);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): string => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(2)} ms`;
    console.log(`  ${name.padEnd(26)} ${at(0.5).padStart(8)} ${at(0.95).padStart(8)}`);
  }
}

function withAttachment(): Promise<Buffer> {
  const content = Buffer.alloc(10 * 1024 * 1024, 'photo ');
  return amazonMail.buyerMessage({ attachment: { filename: 'photo.jpg', content } });
}

async function bundles(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'replywatch-bench-'));
  try {
    const whole = await bundle(folder, 'ingest-mail', resolve('functions/ingest-mail/index.ts'));
    console.log('\nThe bundle of ingest-mail, minified, by what is in it');
    for (const [part, bytes] of partsOf(whole.metafile)) console.log(`  ${part.padEnd(26)} ${kb(bytes)}`);
    console.log(`  ${'whole'.padEnd(26)} ${kb(whole.bytes)}, gzipped ${kb(whole.gzipped).trim()}`);

    console.log('\nStart: import of a bundle in a new process, median, as a multiple of importing nothing');
    const nothing = startOf(folder, 'nothing', '');
    const row = (name: string, ms: number): void =>
      console.log(`  ${name.padEnd(26)} ${(ms / nothing).toFixed(2)}`);
    for (const [name, source] of Object.entries({
      'language, topic and thanks': `export * from '${resolve('shared/mail/words/language.ts')}'; export * from '${resolve('shared/mail/words/topic.ts')}'; export * from '${resolve('shared/mail/words/thanks.ts')}';`,
      'the whole reader': `export * from '${resolve('shared/mail/read-mail.ts')}';`,
    })) {
      const entry = join(folder, `${name.replaceAll(/\W+/g, '-')}.ts`);
      writeFileSync(entry, source);
      const made = await bundle(folder, name.replaceAll(/\W+/g, '-'), entry);
      row(`${name} (${kb(made.bytes).trim()})`, startOf(folder, name, `await import('${made.file}')`));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundle(
  folder: string,
  name: string,
  entry: string,
): Promise<{ file: string; bytes: number; gzipped: number; metafile: Metafile }> {
  const file = join(folder, `${name}.mjs`);
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    mainFields: ['module', 'main'],
    metafile: true,
    logLevel: 'error',
  });
  const code = readFileSync(file);
  return { file, bytes: code.length, gzipped: gzipSync(code).length, metafile };
}

/** Bytes of the output by package, or by our folder, largest first. */
function partsOf({ outputs }: Metafile): [string, number][] {
  const [output] = Object.values(outputs);
  const parts = new Map<string, number>();
  for (const [input, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
    const library = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
    const own = /(shared\/mail\/words|shared\/[^/]+|functions)\//.exec(input)?.[1];
    const part =
      library?.startsWith('@aws') || library?.startsWith('@smithy') ? 'AWS SDK' : (library ?? own ?? 'other');
    parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
  }
  return [...parts].filter(([, bytes]) => bytes >= 2_000).toSorted(([, a], [, b]) => b - a);
}

function startOf(folder: string, name: string, code: string): number {
  const file = join(folder, `start-${name.replaceAll(/\W+/g, '-')}.mjs`);
  writeFileSync(file, `${code}\n`);
  const { NODE_EXTRA_CA_CERTS, ...env } = process.env;
  const times = Array.from({ length: STARTS }, () => {
    const before = performance.now();
    const { status } = spawnSync(process.execPath, [file], { env });
    if (status !== 0) throw new Error(`${name} does not start`);
    return performance.now() - before;
  }).toSorted((a, b) => a - b);
  return times[Math.floor(STARTS / 2)] ?? Number.NaN;
}

function kb(bytes: number): string {
  return `${(bytes / 1_000).toFixed(0).padStart(5)} KB`;
}

await cpuOfReading();
await bundles();
