import { fileURLToPath } from 'node:url';
import { bundledUrl } from './bundled-url.ts';

const made = new Map<string, URL>();

/**
 * The program of a worker thread as one file, made once: to read its TypeScript would take every thread as long as its
 * work. `file` lies in this folder.
 */
export function workerProgram(file: string): URL {
  const program = made.get(file) ?? newProgram(file);
  made.set(file, program);
  return program;
}

function newProgram(file: string): URL {
  return new URL(bundledUrl({ entryPoints: [fileURLToPath(new URL(file, import.meta.url))] }));
}
