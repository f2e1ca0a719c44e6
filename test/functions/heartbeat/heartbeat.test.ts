import { beforeEach, expect, it } from 'vitest';
import { beat } from '#functions/heartbeat/heartbeat';
import { at } from '#test/builders/thread';
import { memoryAuditLog } from '#test/fakes/memory-ports';

let audits: ReturnType<typeof memoryAuditLog>;
let beats: number;
beforeEach(() => {
  audits = memoryAuditLog();
  beats = 0;
});

const heartbeat = {
  beat() {
    beats += 1;
    return Promise.resolve({ sent: true as const });
  },
};
const beatAt = (time: string) => beat({ audits, heartbeat }, at(time));

it('a heartbeat is sent as long as the last audit passed and is younger than two hours and ten minutes', async () => {
  await audits.write({ at: at('10:20'), passed: true, problems: [], silences: [] });
  expect(await beatAt('10:21')).toEqual({ sent: true });
  expect(await beatAt('12:29')).toEqual({ sent: true });
  expect(beats).toBe(2);
});

it('it is withheld before the first audit, after one that found problems, and after one that is too old', async () => {
  expect(await beatAt('10:00')).toEqual({ sent: false, reason: 'withheld: there has been no audit yet' });
  await audits.write({
    at: at('10:20'),
    passed: false,
    problems: [{ what: 'dead letters', count: 1 }],
    silences: [],
  });
  expect(await beatAt('10:21')).toEqual({ sent: false, reason: 'withheld: the last audit found problems' });
  await audits.write({ at: at('11:20'), passed: true, problems: [], silences: [] });
  expect(await beatAt('13:30')).toEqual({ sent: false, reason: 'withheld: the last audit is too old' });
  expect(beats).toBe(0);
});
