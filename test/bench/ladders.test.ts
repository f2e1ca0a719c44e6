import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { laddersMonth, laddersRows } from './ladders.ts';

/** The cells of the table rows of a document. */
function cellsIn(file: string): string[][] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe('a month of the trial shop', () => {
  const { messages, by } = laddersMonth();
  const { standard, 'small-team': smallTeam, strict } = by;

  it('has what a small shop has: messages at all hours, of which some are answered late', () => {
    expect(messages).toBeGreaterThan(150);
    expect(standard.missed).toBeGreaterThan(10);
    expect(standard.atNight).toBeGreaterThan(50);
  });

  it('by small-team has at most a tenth of the night alerts of standard, with rotas and without', () => {
    expect(smallTeam.atNight).toBeLessThanOrEqual(standard.atNight / 10);
    expect(smallTeam.atNightWithoutRotas).toBeLessThanOrEqual(standard.atNightWithoutRotas / 10);
  });

  it('by small-team misses no deadline more, and no missed one lacks an alert in time to act by day', () => {
    expect(smallTeam.missed).toBeLessThanOrEqual(standard.missed);
    expect(smallTeam.unalerted).toBeLessThanOrEqual(standard.unalerted);
    expect(smallTeam.tooLate).toBeLessThanOrEqual(standard.tooLate);
  });

  it('by small-team misses nothing of people who answer alerts alone, even if they sleep at night', () => {
    expect([smallTeam.whenAlerted, smallTeam.whenAlertedByDay]).toEqual([0, 0]);
  });

  it('by strict is louder than by standard', () => {
    expect(strict.alerts).toBeGreaterThan(standard.alerts);
    expect(strict.atNight).toBeGreaterThan(standard.atNight);
  });

  it.each([
    ['en', 'infra/settings/README.md'],
    ['zh-CN', 'infra/settings/README.zh-CN.md'],
  ] as const)('stands in %s in %s as npm run bench -- ladders prints it', (language, file) => {
    expect(cellsIn(file)).toEqual(expect.arrayContaining(laddersRows(language)));
  });
});
