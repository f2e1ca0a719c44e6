import { expect, it } from 'vitest';
import { throttledLastSeen } from '#shared/application/intake/throttled-last-seen';
import { seconds } from '#shared/domain/instant';
import { at } from '#test/builders/thread';
import { memoryLastSeen } from '#test/fakes/memory-ports';

const now = at('10:00');

it('what was last seen is written once a minute for each place and kind', async () => {
  const memory = memoryLastSeen();
  const written: number[] = [];
  const seen = throttledLastSeen({
    ...memory,
    note: (place, what, instant) => (written.push(instant - now), memory.note(place, what, instant)),
  });
  const [us, de] = ['US', 'DE'].map((marketplaceId) => ({ store: 'acme', marketplaceId }));
  for (const second of [0, 30, 59, 60]) await seen.note(us!, 'messageAt', now + seconds(second));
  await seen.note(de!, 'messageAt', now);
  await seen.note(us!, 'replyAt', now + 1);
  expect(written).toEqual([0, seconds(60), 0, 1]);
  expect(await seen.of([us!])).toEqual([{ messageAt: now + seconds(60), replyAt: now + 1 }]);
});
