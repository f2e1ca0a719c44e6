import { expect, it } from 'vitest';
import { minutes, seconds } from '#shared/domain/instant';
import { alertDelays, SCHEDULES } from './alert-delay.ts';

it('hands over 99 of 100 alerts within 2 s of their instant and all within 5 s, by one sweep a minute', async () => {
  const ours = await alertDelays(SCHEDULES['each minute, 90 s ahead'], 120);
  expect(ours.alerts).toBeGreaterThan(1_000);
  expect(ours.p99).toBeLessThanOrEqual(seconds(2));
  expect(ours.max).toBeLessThanOrEqual(seconds(5));
  const without = await alertDelays(SCHEDULES['each minute, what is due'], 40);
  expect(without.p99).toBeGreaterThan(minutes(0.8));
}, 60_000);
