import { fileURLToPath } from 'node:url';
import { bundledUrl } from './bundled-url.ts';

const made = new Map<string, URL>();

/**
 * The program of a worker thread as one file, made once: to read its TypeScript would take every thread as long as its
 * work.
 */
export function workerProgram(source: URL): URL {
  const program = made.get(source.href) ?? new URL(bundledUrl({ entryPoints: [fileURLToPath(source)] }));
  made.set(source.href, program);
  return program;
}
