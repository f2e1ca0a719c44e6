import { type BuildOptions, buildSync } from 'esbuild';
import { BUILTINS } from '#infra/stack/parts/builtins';

/** Bundles code for a worker thread into one module in a data URL, so that no file is left behind. */
export function bundledUrl(options: BuildOptions): string {
  const { outputFiles } = buildSync({
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    alias: BUILTINS,
    logLevel: 'warning',
    ...options,
    write: false,
  });
  const code = Buffer.concat(outputFiles.map(({ contents }) => contents));
  return `data:text/javascript;base64,${code.toString('base64')}`;
}
