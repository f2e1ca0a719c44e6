import { expect, it } from 'vitest';
import { countKind, countSkipped, newFigures } from '#infra/commands/import/figures';
import { progressLine, showImport } from '#infra/commands/import/progress';
import { lasting, summaryLines } from '#infra/commands/import/summary';

const HOUR_MS = 3_600_000;

it('tells how many of each type, marketplace and language, the most frequent first, and why some are unknown', () => {
  const figures = newFigures();
  const message = { type: 'BBC_MESSAGE_SENT_TO_MERCHANT', country: 'DE', language: 'de' };
  for (let times = 0; times < 1_200; times += 1) countKind(figures, message);
  countKind(figures, { ...message, country: 'US', language: 'en' });
  countKind(figures, { type: 'unknown', country: 'US', reason: 'the mail is empty' });
  countSkipped(figures, 'a.mbox, mail 2', 'it is larger than 40 MB, the most that SES takes in');
  Object.assign(figures, { history: 1_195, fresh: 7, known: 3, guessed: 2, bytes: 25_000_000 });
  const guess = 'us@intake.acme.example';
  expect(
    summaryLines({ figures, elapsedMs: 4_000, historyAfterMs: 72 * HOUR_MS, guess, interrupted: false }),
  ).toEqual([
    'Took in 1,202 mails in 4.0 s (301 mails/s, 6.3 MB/s)',
    '  as history          1,195  older than 72 h: calls nobody',
    '  as new                  7  by the front door: watched from now on',
    '  known already           3  of these; nothing was added for them',
    '  no address              2  of these name no intake address: taken in for us@intake.acme.example',
    "  type                1,201  buyer's message",
    '                          1  not understood',
    '  marketplace         1,200  DE',
    '                          2  US',
    '  language            1,200  de',
    '                          1  en',
    '  not understood          1  the mail is empty',
    '  skipped                 1  it is larger than 40 MB, the most that SES takes in',
    '    a.mbox, mail 2: it is larger than 40 MB, the most that SES takes in',
  ]);
});

it('names the first twenty that were skipped, and counts the rest', () => {
  const figures = newFigures();
  for (let number = 1; number <= 1_023; number += 1) countSkipped(figures, `file ${number}`, 'it is empty');
  const lines = summaryLines({ figures, elapsedMs: 1_000, historyAfterMs: HOUR_MS, interrupted: false });
  expect(lines).toContain('  skipped             1,023  it is empty');
  expect(lines.filter((line) => line.startsWith('    file'))).toHaveLength(20);
  expect(lines.at(-1)).toBe('    and 1,003 more');
});

it('says that it was ended early, and divides by no time at all', () => {
  const [first] = summaryLines({
    figures: newFigures(),
    elapsedMs: 0,
    historyAfterMs: HOUR_MS,
    interrupted: true,
  });
  expect(first).toBe('Took in 0 mails in 0.0 s (0 mails/s, 0.0 MB/s); ended before all was read');
});

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

it('draws a bar with the pace and the time that is left', () => {
  expect(progressLine({ part: 'reading mail', done: 25, of: 100, mails: 1_200 }, 4_000)).toBe(
    'reading mail [#####...............]  25 %  1,200 mails  300/s  12.0 s left',
  );
  expect(progressLine({ part: 'x', done: 0, of: 0, mails: 0 }, 0)).toBe(
    'x [####################] 100 %  0 mails  0/s',
  );
});

it('redraws a terminal’s line ten times a second at most, and cuts it to the width', () => {
  const written: string[] = [];
  let nowMs = 0;
  const show = showImport({ isTTY: true, columns: 30, write: (text) => written.push(text) }, () => nowMs);
  for (; nowMs < 1_000; nowMs += 1)
    show.update({ part: 'reading mail', done: nowMs, of: 1_000, mails: nowMs });
  expect(written).toHaveLength(10);
  expect(Math.max(...written.map((text) => text.length))).toBe('\r\u001b[2K'.length + 29);
  show.end();
  expect(written.at(-1)).toBe('\r\u001b[2K');
});

it('writes a line each 10 % where there is no terminal, anew for each part', () => {
  const written: string[] = [];
  const show = showImport({ write: (text) => written.push(text) }, () => 0);
  for (const part of ['one', 'two'])
    for (let done = 0; done <= 1_000; done += 1) show.update({ part, done, of: 1_000, mails: done });
  show.end();
  expect(written).toHaveLength(20);
  expect(written[0]).toMatch(/^one .* 10 %.*\n$/);
  expect(written[19]).toMatch(/^two .*100 %.*\n$/);
});
