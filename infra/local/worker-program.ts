import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const made = new Map<string, URL>();

/**
 * The program of a worker thread as one file, made once: to read its TypeScript would take every thread as long as its
 * work. `file` lies in this folder.
 */
export function workerProgram(file: string): URL {
  const program =
    made.get(file) ?? new URL(`data:text/javascript;base64,${bundled(file).toString('base64')}`);
  made.set(file, program);
  return program;
}

function bundled(file: string): Buffer {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node22',
  });
  return Buffer.concat(outputFiles.map(({ contents }) => contents));
}
