import { expect, it } from 'vitest';
import { dueSince, isFailed } from '#functions/notify/attempt';

it('a single retryable attempt does no harm; the third in a row does, and so does a final refusal at once', () => {
  const again = { result: 'retry', reason: '429' } as const;
  expect([1, 2, 3, 4].map((attempt) => isFailed(again, attempt))).toEqual([false, false, true, true]);
  expect(isFailed({ result: 'unknown', reason: 'timed out' }, 3)).toBe(true);
  expect(isFailed({ result: 'broken', reason: 'no_service' }, 1)).toBe(true);
  expect(isFailed({ result: 'accepted' }, 9)).toBe(false);
});

it('an alert’s delay counts from when it should leave; a repeated one’s from its step, however often it was postponed', () => {
  expect(dueSince({ attempts: 1, fireAt: 200, stepAt: 100 })).toBe(200);
  expect(dueSince({ attempts: 2, fireAt: 300, stepAt: 100 })).toBe(100);
});
