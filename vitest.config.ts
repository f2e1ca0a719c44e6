import { boardClientDefines } from './infra/stack/parts/board-client.ts';
import { configDefaults, defineConfig } from 'vitest/config';

/** These put other modules in the place of ours, load ours in another environment, or measure, and must be alone for it. */
const ALONE = [
  'test/functions/folds.test.ts',
  'test/simulation/{,desk/}mutations.test.ts',
  'test/simulation/ladders.test.ts',
  'test/shared/runtime/{logger,metrics}.test.ts',
  'test/shared/domain/policy/speed.test.ts',
];

/** These run whole stories, commands or bundles, or read a synthesized assembly; `npm run test:fast` leaves them out. */
const SLOW = [
  'test/{bench,scenarios,simulation}/**',
  'test/infra/commands/*/main.test.ts',
  'test/infra/commands/deploy/deploy.test.ts',
  'test/infra/commands/doctor/doctor.test.ts',
  'test/infra/commands/import/run.test.ts',
  'test/infra/local/aws-endpoint.test.ts',
  'test/infra/stack/{app,bundles}.test.ts',
];

export default defineConfig(({ mode }) => {
  const exclude = [...configDefaults.exclude, ...(mode === 'fast' ? SLOW : [])];
  return {
    define: boardClientDefines(),
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
            exclude: [...exclude, ...ALONE],
            globalSetup: mode === 'fast' ? [] : ['test/scenarios/assembly.ts'],
            // To load the SDK, zod and the CDK anew for each file takes a third of all the time.
            isolate: false,
          },
        },
        { extends: true, test: { name: 'alone', include: ALONE, exclude } },
      ],
    },
  };
});
