import { expect, it } from 'vitest';
import { countKind, countSkipped, newFigures } from '#infra/commands/import/figures';
import { summaryLines } from '#infra/commands/import/summary';

const HOUR_MS = 3_600_000;

it('counts each type, marketplace and language, the most frequent first, and says why some are unknown', () => {
  const figures = newFigures();
  const message = { type: 'BBC_MESSAGE_SENT_TO_MERCHANT', country: 'DE', language: 'de' };
  for (let times = 0; times < 1_200; times += 1) countKind(figures, message);
  countKind(figures, { ...message, country: 'US', language: 'en' });
  countKind(figures, { type: 'unknown', country: 'US', reason: 'the mail is empty' });
  countSkipped(figures, 'a.mbox, mail 2', 'it is larger than 40 MB, the most that SES accepts');
  Object.assign(figures, { history: 1_195, fresh: 7, known: 3, guessed: 2, bytes: 25_000_000 });
  const guess = 'us@intake.acme.example';
  expect(
    summaryLines({ figures, elapsedMs: 4_000, historyAfterMs: 72 * HOUR_MS, guess, interrupted: false }),
  ).toEqual([
    'Imported 1,202 mails in 4.0 s (301 mails/s, 6.3 MB/s)',
    '  as history          1,195  older than 72 h: alerts nobody',
    '  as new                  7  through the mail endpoint: watched from now on',
    '  known already           3  of these; nothing was added for them',
    '  no address              2  of these name no intake address: recorded for us@intake.acme.example',
    "  type                1,201  buyer's message",
    '                          1  not understood',
    '  marketplace         1,200  DE',
    '                          2  US',
    '  language            1,200  de',
    '                          1  en',
    '  not understood          1  the mail is empty',
    '  skipped                 1  it is larger than 40 MB, the most that SES accepts',
    '    a.mbox, mail 2: it is larger than 40 MB, the most that SES accepts',
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

it('says that it was stopped early, and divides by no time at all', () => {
  const [first] = summaryLines({
    figures: newFigures(),
    elapsedMs: 0,
    historyAfterMs: HOUR_MS,
    interrupted: true,
  });
  expect(first).toBe('Imported 0 mails in 0.0 s (0 mails/s, 0.0 MB/s); ended before everything was read');
});
