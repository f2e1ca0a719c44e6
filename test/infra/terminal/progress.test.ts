import { expect, it } from 'vitest';
import { lasting } from '#infra/terminal/lasting';
import { progressLine, showProgress } from '#infra/terminal/progress';

it('writes lengths of time as people say them', () => {
  expect([500, 59_940, 59_960, 312_000, 3_600_000, 7_380_000].map(lasting)).toEqual([
    '0.5 s',
    '59.9 s',
    '1 min 0 s',
    '5 min 12 s',
    '1 h 0 min',
    '2 h 3 min',
  ]);
});

it('draws a bar with the pace and the time left', () => {
  expect(progressLine({ part: 'reading mail', done: 25, of: 100, count: 1_200, unit: 'mails' }, 4_000)).toBe(
    'reading mail [#####...............]  25 %  1,200 mails  300/s  12.0 s left',
  );
  expect(progressLine({ part: 'x', done: 0, of: 0, count: 0, unit: 'mails' }, 0)).toBe(
    'x [####################] 100 %  0 mails  0/s',
  );
});

it('redraws a terminal’s line ten times a second at most, and cuts it to the width', () => {
  const written: string[] = [];
  let nowMs = 0;
  const out = { isTTY: true, columns: 30, write: (text: string) => written.push(text) };
  const progress = showProgress(out, () => nowMs);
  for (; nowMs < 1_000; nowMs += 1)
    progress.update({ part: 'reading mail', done: nowMs, of: 1_000, count: nowMs, unit: 'mails' });
  expect(written).toHaveLength(10);
  expect(Math.max(...written.map((text) => text.length))).toBe('\r\u001b[2K'.length + 29);
  progress.end();
  expect(written.at(-1)).toBe('\r\u001b[2K');
});

it('writes a line each 10 % where there is no terminal, starting over for each part', () => {
  const written: string[] = [];
  const progress = showProgress({ write: (text: string) => written.push(text) }, () => 0);
  for (const part of ['one', 'two'])
    for (let done = 0; done <= 1_000; done += 1)
      progress.update({ part, done, of: 1_000, count: done, unit: 'mails' });
  progress.end();
  expect(written).toHaveLength(20);
  expect(written[0]).toMatch(/^one .* 10 %.*\n$/);
  expect(written[19]).toMatch(/^two .*100 %.*\n$/);
});

it('says nothing of a short part where there is no terminal, and a line for each step', () => {
  const written: string[] = [];
  const progress = showProgress({ write: (text: string) => written.push(text) }, () => 1_500);
  progress.step('synthesizing');
  for (let done = 0; done <= 3; done += 1)
    progress.update({ part: 'moving', done, of: 3, count: done, unit: 'messages' });
  expect(written).toEqual(['  1.5 s  synthesizing\n']);
});
