import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import type { FunctionName } from '#shared/contracts/environment';
import { BUILTINS } from './builtins.ts';

const OPTIONS = {
  bundle: true,
  minify: true,
  // For who reads a stack later: to read the map at each start would make it a fifth longer.
  sourcemap: true,
  sourcesContent: false,
  platform: 'node',
  format: 'esm',
  // What is imported when it is needed is a file of its own, so that a start does not even read it.
  splitting: true,
  outExtension: { '.js': '.mjs' },
  target: 'node22',
  mainFields: ['module', 'main'],
  alias: {
    ...BUILTINS,
    '@aws-sdk/credential-provider-node': './shared/runtime/environment-credentials.ts',
  },
  logLevel: 'warning',
} satisfies BuildOptions;

/** How a function becomes the files for Lambda, of which `index.mjs` is loaded first. */
export function bundling(name: FunctionName): BuildOptions {
  return {
    ...OPTIONS,
    entryPoints: [{ in: `functions/${name}/index.ts`, out: 'index' }],
  };
}

let folder: string | undefined;

/** The folder with the bundle of a function, each made when it is asked for. */
export function bundleOf(name: FunctionName): string {
  folder ??= newFolder();
  const outdir = join(folder, name);
  if (!readdirSync(folder).includes(name)) buildSync({ ...bundling(name), outdir });
  return outdir;
}

function newFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'replywatch-bundles-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}
