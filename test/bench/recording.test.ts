import { beforeAll, describe, expect, it } from 'vitest';
import { floorOf, FORMS, recorded, type PerMessage } from './recording.ts';
import { traceOf, type Trace } from './trace.ts';

let trace: Trace;
beforeAll(() => {
  trace = traceOf(8_000);
});

describe('a delivered message', () => {
  let tens: PerMessage;
  let hundreds: PerMessage;
  beforeAll(async () => {
    tens = await recorded(trace, FORMS.Replywatch, 10);
    hundreds = await recorded(trace, FORMS.Replywatch, 100);
  });

  it('costs at most 1.15 requests in batches of ten and 1.05 in batches of a hundred', () => {
    expect(tens.requests).toBeLessThanOrEqual(1.15);
    expect(hundreds.requests).toBeLessThanOrEqual(1.05);
  });

  it('costs at most a tenth more write units than the possible minimum', () => {
    expect(tens.writes).toBeLessThanOrEqual(1.1 * floorOf(trace));
    expect(hundreds.writes).toBeLessThanOrEqual(1.1 * floorOf(trace));
  });

  it('costs at most 0.55 read units', () => {
    expect(tens.reads).toBeLessThanOrEqual(0.55);
    expect(hundreds.reads).toBeLessThanOrEqual(0.55);
  });

  it('costs more in the other ways', async () => {
    const dedupe = await recorded(trace, FORMS['get, transaction with a dedupe item'], 10);
    const moved = await recorded(trace, FORMS['deadline moved by each message'], 10);
    expect(dedupe.writes).toBeGreaterThan(2 * tens.writes);
    expect(dedupe.requests).toBe(2);
    expect(moved.requests).toBeGreaterThan(tens.requests);
    expect(moved.writes).toBeGreaterThan(tens.writes);
  }, 60_000);
});
