import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Parts of infra/ that no template depends on. */
const OUTSIDE_TEMPLATE = [join('infra', 'local'), join('infra', 'commands'), join('infra', 'terminal')];
const SOURCES = ['infra', 'functions', 'shared', 'cdk.json', 'package-lock.json', 'tsconfig.json'];

/**
 * Synthesizes the stack into `assemblyDir` with the resources of `cdk synth`, without its metadata and cdk-nag's advice, unless
 * the folder already holds the result of the same sources and settings.
 *
 * @throws with the app's own message when it fails, for example what is wrong with the settings.
 */
export async function synthesize(
  settingsFile: string,
  assemblyDir: string,
  onProgress: (what: string) => void,
): Promise<void> {
  const stamp = join(assemblyDir, 'made-from');
  const hash = hashOf(settingsFile);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  onProgress('building the functions and the template (only after a change)');
  rmSync(assemblyDir, { recursive: true, force: true });
  await runApp({ ...cdkContext(), settings: resolve(settingsFile) }, resolve(assemblyDir));
  writeFileSync(stamp, hash);
}

/** The CDK's flags, which its own command takes from `cdk.json`. */
function cdkContext(): Readonly<Record<string, unknown>> {
  const file: unknown = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'));
  return z.object({ context: z.record(z.string(), z.unknown()) }).parse(file).context;
}

function runApp(context: Readonly<Record<string, unknown>>, output: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'infra/app.ts'], {
      cwd: ROOT,
      env: {
        ...process.env,
        CDK_OUTDIR: output,
        CDK_CONTEXT_JSON: JSON.stringify(context),
        // The CDK's advice on a template is for a deploy, and takes as long as everything else together.
        CDK_VALIDATION: 'false',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done();
      else fail(new Error(said.trim() || `infra/app.ts ended with ${code}`));
    });
  });
}

function hashOf(settingsFile: string): string {
  const hash = createHash('sha256').update(process.version);
  const add = (path: string): void => {
    hash.update(path).update(readFileSync(path));
  };
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    if (!source.includes('.'))
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter(
          (entry) => entry.isFile() && !OUTSIDE_TEMPLATE.some((folder) => entry.parentPath.includes(folder)),
        )
        .map((entry) => join(entry.parentPath, entry.name))
        .toSorted()
        .forEach(add);
    else add(path);
  }
  if (existsSync(settingsFile)) hash.update(readFileSync(settingsFile));
  return hash.digest('hex');
}
