import { defineConfig } from 'vitest/config';
import { boardClientDefines } from '#infra/stack/parts/board-client';

/** Stories in a real Chromium on the real local run: `npm run test:browser`. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  define: boardClientDefines(),
  test: {
    include: ['test/browser/*.browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'threads',
    // They share one Chromium's worth of processor.
    maxWorkers: 1,
    fileParallelism: false,
    env: { CDK_VALIDATION: 'false' },
    globalSetup: ['test/scenarios/assembly.ts'],
  },
});
