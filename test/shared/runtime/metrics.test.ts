import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it('a count carries its function and its stack, so that two stacks do not ring for each other', async () => {
  // Powertools then prints by the console of the process, and counts nothing by default.
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'notify');
  vi.stubEnv('STACK_NAME', 'Second');
  vi.resetModules();
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => void lines.push(String(line)));
  const { count } = await import('#shared/runtime/metrics');
  count({ alertsFailed: 2 });
  count({ alertsFailed: 1 });
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject(
    [2, 1].map((value) => ({
      service: 'notify',
      stack: 'Second',
      AlertsFailed: value,
      _aws: { CloudWatchMetrics: [{ Dimensions: [['service', 'stack']], Namespace: 'Replywatch' }] },
    })),
  );
});
