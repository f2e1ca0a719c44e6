import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'threads',
    maxWorkers: 2,
    globalSetup: ['test/scenarios/assembly.ts'],
    env: {
      // The functions that tests call in their own process log what tests break on purpose.
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      // CDK's own advice on a template is no part of what the tests look at, and takes two seconds a template.
      CDK_VALIDATION: 'false',
    },
    setupFiles: ['test/loopback-only.ts'],
  },
});
