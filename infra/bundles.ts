import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';
import type { FunctionName } from '#shared/contracts/environment';

/** How a function becomes one file for Lambda. */
export const BUNDLING = {
  bundle: true,
  minify: true,
  // For who reads a stack later: to read the map at each start would make it a fifth longer.
  sourcemap: true,
  sourcesContent: false,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  mainFields: ['module', 'main'],
  alias: { '@aws-sdk/credential-provider-node': './shared/runtime/environment-credentials.ts' },
  // Libraries in CommonJS ask for Node's own modules by require, which an ES module lacks.
  banner: {
    js: "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);",
  },
  logLevel: 'warning',
} satisfies BuildOptions;

let folder: string | undefined;

/** The folder with the bundle of a function, `index.mjs`: at the first call all are made, which takes little more than one does. */
export function bundleOf(name: FunctionName): string {
  folder ??= bundleAll();
  return join(folder, name);
}

function bundleAll(): string {
  const outdir = mkdtempSync(join(tmpdir(), 'replywatch-bundles-'));
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  buildSync({
    ...BUNDLING,
    entryPoints: readdirSync('functions').map((name) => ({
      in: `functions/${name}/index.ts`,
      out: `${name}/index`,
    })),
    outdir,
    outExtension: { '.js': '.mjs' },
  });
  return outdir;
}
