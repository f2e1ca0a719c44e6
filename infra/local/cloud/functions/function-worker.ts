import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import * as z from 'zod/mini';
import { installVirtualDate, virtualClock } from '#infra/local/state/virtual-clock';
import { once } from '#shared/once';

/*
 * A function of the stack, as Lambda would run it: its own bundle, its own environment, on the local clock. Each load
 * evaluates the bundle's index anew, where all is put together that a function remembers.
 */

type Handler = (event: unknown, context: object) => Promise<unknown>;

const definition = z.object({
  memory: z.instanceof(SharedArrayBuffer),
  bundle: z.string(),
  environment: z.record(z.string(), z.string()),
  timeoutMs: z.number(),
  name: z.string(),
});
const call = z.object({ id: z.number(), event: z.unknown() });
const bundled = z.object({ handler: z.custom<Handler>((value) => typeof value === 'function') });

const port = parentPort;
if (port === null) throw new Error('this file is a worker thread');

/** Once, and not before the first call is done: until then V8 has compiled few of the functions. */
const keepCompiled = once(flushCompileCache);

type Run = (event: unknown, id: number) => Promise<unknown>;

let loads = 0;
let run: Promise<Run> | undefined;

async function load({
  memory,
  bundle,
  environment,
  timeoutMs,
  name,
}: z.output<typeof definition>): Promise<Run> {
  installVirtualDate(virtualClock(memory));
  for (const key of Object.keys(process.env)) Reflect.deleteProperty(process.env, key);
  Object.assign(process.env, environment);
  // Beside the bundles, and removed with them: compiling takes about two fifths of the time in which a bundle loads.
  enableCompileCache(fileURLToPath(new URL('../compiled', bundle)));
  // The same module again would be the one that is loaded.
  const { handler } = bundled.parse(await import(loads === 0 ? bundle : `${bundle}?load=${loads}`));
  loads += 1;
  return async (event, id) => {
    const startedAt = performance.now();
    return handler(event, {
      functionName: name,
      awsRequestId: `local-${id}`,
      getRemainingTimeInMillis: () => Math.max(timeoutMs - (performance.now() - startedAt), 0),
    });
  };
}

async function answer(running: Run, { id, event }: z.output<typeof call>): Promise<void> {
  try {
    port?.postMessage({ id, result: await running(event, id) });
    keepCompiled();
  } catch (error) {
    port?.postMessage({
      id,
      error: error instanceof Error ? (error.stack ?? error.message) : 'not an error',
    });
  }
}

// A bundle that fails to load ends the thread, as it ends the start of a Lambda.
port.on('message', (message: unknown) => {
  const asked = z.union([definition, call]).parse(message);
  if ('bundle' in asked) run = load(asked);
  else void run?.then((running) => answer(running, asked));
});
