import { expect, it } from 'vitest';
import { seldomSightings } from '#shared/application/intake/seldom-last-seen';
import { seconds } from '#shared/domain/instant';
import { at } from '#test/builders/thread';
import { memorySightings } from '#test/fakes/memory-ports';

const now = at('10:00');

it('sightings are written once a minute for each place and kind', async () => {
  const memory = memorySightings();
  const written: number[] = [];
  const seen = seldomSightings({
    ...memory,
    saw: (place, what, instant) => (written.push(instant - now), memory.saw(place, what, instant)),
  });
  const [us, de] = ['US', 'DE'].map((marketplaceId) => ({ store: 'acme', marketplaceId }));
  for (const second of [0, 30, 59, 60]) await seen.saw(us!, 'messageAt', now + seconds(second));
  await seen.saw(de!, 'messageAt', now);
  await seen.saw(us!, 'replyAt', now + 1);
  expect(written).toEqual([0, seconds(60), 0, 1]);
  expect(await seen.lastSeen([us!])).toEqual([{ messageAt: now + seconds(60), replyAt: now + 1 }]);
});
