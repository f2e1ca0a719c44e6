import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Parts of infra/ that no template depends on. */
const OUTSIDE_TEMPLATE = [join('infra', 'local'), join('infra', 'commands'), join('infra', 'terminal')];
const SOURCES = ['infra', 'functions', 'shared', 'package-lock.json', 'tsconfig.json'];

/**
 * Synthesizes the stack into `assemblyDir` as `cdk synth` would, unless the folder already holds the result of the same
 * sources and settings.
 *
 * @throws with the app's own message when it fails, for example what is wrong with the settings.
 */
export async function synthesize(
  settingsFile: string,
  assemblyDir: string,
  onProgress: (what: string) => void,
  { stackName = 'Replywatch' }: { readonly stackName?: string } = {},
): Promise<void> {
  const stamp = join(assemblyDir, 'made-from');
  const hash = hashOf(settingsFile, stackName);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  onProgress('building the functions and the template (only after a change)');
  rmSync(assemblyDir, { recursive: true, force: true });
  await runApp({ settings: resolve(settingsFile), stackName }, resolve(assemblyDir));
  writeFileSync(stamp, hash);
}

function runApp(context: Readonly<Record<string, string>>, output: string): Promise<void> {
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

function hashOf(settingsFile: string, stackName: string): string {
  const hash = createHash('sha256').update(process.version).update(stackName);
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
