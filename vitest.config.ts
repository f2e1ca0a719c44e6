import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'threads',
    maxWorkers: 2,
    globalSetup: ['test/scenarios/assembly.ts'],
    // The functions that tests call in their own process log what tests break on purpose.
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
    setupFiles: ['test/loopback-only.ts'],
  },
});
