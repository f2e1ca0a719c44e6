import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listed, listedAmong } from './board-list.ts';

let few: Listed;
let many: Listed;
beforeAll(async () => {
  few = await listedAmong(50);
  many = await listedAmong(10_000);
}, 60_000);
afterAll(() => {
  few.stop();
  many.stop();
});

describe('the inbox among ten thousand open threads', () => {
  it('opens with at most eight requests and sixty read units', async () => {
    const { requests, reads, ids, goesOn } = await many.inbox();
    expect({ ids, goesOn }).toEqual({ ids: 50, goesOn: true });
    expect(requests).toBeLessThanOrEqual(8);
    expect(reads).toBeLessThanOrEqual(60);
  });

  it('needs as many requests as among fifty, and at most twice the units', async () => {
    const [ofFew, ofMany] = [await few.inbox(), await many.inbox()];
    expect(ofFew.ids).toBe(50);
    expect(ofMany.requests).toBe(ofFew.requests);
    expect(ofMany.reads).toBeLessThanOrEqual(2 * ofFew.reads);
  });

  it('reads less than a megabyte for a filter that nothing passes, and says that the list goes on', async () => {
    const { reads, ids, goesOn } = await many.nothingFound();
    expect({ ids, goesOn }).toEqual({ ids: 0, goesOn: true });
    // An eventually consistent unit is 8 KB.
    expect(reads).toBeLessThanOrEqual(128);
  });
});
