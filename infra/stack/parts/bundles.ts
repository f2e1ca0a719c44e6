import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import type { FunctionName } from '#shared/contracts/environment';
import { boardClientDefines } from './board-client.ts';
import { BUILTINS } from './builtins.ts';

const OPTIONS = {
  bundle: true,
  minify: true,
  // For people who read a stack trace later; loading the map at each start would make it a fifth longer.
  sourcemap: true,
  sourcesContent: false,
  platform: 'node',
  format: 'esm',
  // A lazy import becomes its own file, so that a start does not even read it.
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

/** The build options of a function's bundle, whose `index.mjs` Lambda loads first. */
export function bundling(name: FunctionName): BuildOptions {
  return {
    ...OPTIONS,
    entryPoints: [{ in: `functions/${name}/index.ts`, out: 'index' }],
    ...(name === 'board' && { define: boardClientDefines(), inject: ['functions/board/fetch/index.ts'] }),
  };
}

let folder: string | undefined;

/** The folder with the bundle of a function, which is built on first use. Syntheses that share `BUNDLES_DIR` build it once. */
export function bundleOf(name: FunctionName): string {
  folder ??= process.env['BUNDLES_DIR'] ?? newFolder();
  const outdir = join(folder, name);
  if (!readdirSync(folder).includes(name)) buildSync({ ...bundling(name), outdir });
  return outdir;
}

function newFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'replywatch-bundles-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}
