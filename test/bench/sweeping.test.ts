import { beforeAll, describe, expect, it } from 'vitest';
import { DUE, sweptAmong, type Sweeping } from './sweeping.ts';

let few: Sweeping;
let many: Sweeping;
beforeAll(async () => {
  few = await sweptAmong(1_000);
  many = await sweptAmong(10_000);
});

describe('a sweep that finds fifty due threads', () => {
  it('costs the same among a thousand open threads and among ten thousand', () => {
    const { tookMs: _, ...ours } = few.ours;
    expect(many.ours).toMatchObject(ours);
    expect(ours).toEqual({ requests: 4 + 1 + DUE, reads: 52, writes: 3 * DUE, rows: DUE });
  });

  it('reads one row for each thread that it acts on', () => {
    expect(many.ours.rows / DUE).toBeLessThanOrEqual(1.01);
  });

  it('costs two read units and four requests when nothing is due', () => {
    expect(many.idle).toMatchObject({ requests: 4, reads: 2, rows: 0 });
  });

  it('costs more with a larger backlog, or every five seconds, in the other ways', () => {
    expect(many.scan.reads).toBeGreaterThan(8 * few.scan.reads);
    expect(many.filteredIndex.reads).toBeGreaterThan(8 * few.filteredIndex.reads);
    expect(many.eachFiveSeconds.reads).toBe(12 * many.found.reads);
  });
});
