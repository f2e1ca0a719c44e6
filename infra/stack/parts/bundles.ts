import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

/**
 * The folder with the bundle of a function, which is built on first use. Syntheses that share `BUNDLES_DIR` build it once. With
 * `BUNDLES_APART`, the index holds only its own lines, so that a test can load it anew without its modules.
 */
export function bundleOf(name: FunctionName): string {
  folder ??= process.env['BUNDLES_DIR'] ?? newFolder();
  const isApart = process.env['BUNDLES_APART'] !== undefined;
  const own = isApart ? `${name}-apart` : name;
  const outdir = join(folder, own);
  if (!readdirSync(folder).includes(own))
    buildSync({ ...bundling(name), ...(isApart && { stdin: modulesOf(name) }), outdir });
  return outdir;
}

/** A second entry that uses each module of a function's index: what two entries share becomes a file of its own. */
function modulesOf(name: FunctionName): NonNullable<BuildOptions['stdin']> {
  const resolveDir = join('functions', name);
  const index = readFileSync(join(resolveDir, 'index.ts'), 'utf8');
  const contents = [...index.matchAll(/^import (?!type )[^;]*? from '(.+)';/gm)]
    .map(([, module], position) => `export * as module${position} from '${module}';`)
    .join('\n');
  return { contents, resolveDir, loader: 'ts' };
}

function newFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'replywatch-bundles-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}
