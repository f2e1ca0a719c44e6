import { fileURLToPath } from 'node:url';
import { bundledUrl } from './bundled-url.ts';

const made = new Map<string, URL>();

/**
 * The program of a worker thread as one file, bundled once: without it each thread would spend as long on reading
 * TypeScript as on its work.
 */
export function workerProgram(source: URL): URL {
  const program = made.get(source.href) ?? new URL(bundledUrl({ entryPoints: [fileURLToPath(source)] }));
  made.set(source.href, program);
  return program;
}
