import { configDefaults, defineConfig } from 'vitest/config';

/** These put other modules in the place of ours, or load ours in another environment, and must be alone with them. */
const ALONE = [
  'test/functions/folds.test.ts',
  'test/simulation/mutations.test.ts',
  'test/shared/runtime/logger.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'threads',
    // By default one processor is left idle.
    maxWorkers: '100%',
    env: {
      // The functions that tests call in their own process log what tests break on purpose.
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      // CDK's own advice on a template is no part of what the tests look at, and takes two seconds a template.
      CDK_VALIDATION: 'false',
    },
    setupFiles: ['test/loopback-only.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...ALONE],
          globalSetup: ['test/scenarios/assembly.ts'],
          // To load the SDK, zod and the CDK anew for each file takes a third of all the time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
