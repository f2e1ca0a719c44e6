import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { installVirtualDate, virtualClock } from '#infra/local/state/virtual-clock';
import { once } from '#shared/once';

/* One function of the stack, as Lambda would run it: its own bundle, its own environment, on the local clock. */

const { memory, bundle, timeoutMs, name } = z
  .object({
    memory: z.instanceof(SharedArrayBuffer),
    bundle: z.string(),
    timeoutMs: z.number(),
    name: z.string(),
  })
  .parse(workerData);
const port = parentPort;
if (port === null) throw new Error('this file is a worker thread');

installVirtualDate(virtualClock(memory));

// Beside the bundles, and removed with them: compiling takes about two fifths of the time in which a bundle loads.
enableCompileCache(fileURLToPath(new URL('../compiled', bundle)));

const { handler } = z
  .object({
    handler: z.custom<(event: unknown, context: object) => Promise<unknown>>(
      (value) => typeof value === 'function',
    ),
  })
  .parse(await import(bundle));

/** Once, and not before the first call is done: until then V8 has compiled few of the functions. */
const keepCompiled = once(flushCompileCache);

port.on('message', ({ id, event }: { id: number; event: unknown }) => {
  const startedAt = performance.now();
  const context = {
    functionName: name,
    awsRequestId: `local-${id}`,
    getRemainingTimeInMillis: () => Math.max(timeoutMs - (performance.now() - startedAt), 0),
  };
  Promise.resolve()
    .then(() => handler(event, context))
    .then(
      (result) => {
        port.postMessage({ id, result });
        keepCompiled();
      },
      (error: unknown) =>
        port.postMessage({
          id,
          error: error instanceof Error ? (error.stack ?? error.message) : 'not an error',
        }),
    );
});
port.postMessage('ready');
