import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSettings } from '#infra/settings/load-settings';
import { SettingsFileError } from '#infra/settings/settings-file-error';
import { publicHolidays } from '#infra/settings/public-holidays';
import { rulesOf } from '#shared/contracts/settings/rules';
import { dutyAt, type DutyRota } from '#shared/domain/duty/duty-rota';

const example = readFileSync('infra/settings/example.yaml', 'utf8');
/** The part of the example that a person uncomments. */
const rotas = (() => {
  const lines = example.split('\n');
  const from = lines.indexOf('# rotas:');
  const to = lines.indexOf('#', from);
  return lines
    .slice(from, to)
    .map((line) => line.replace(/^# ?/, ''))
    .join('\n');
})();
const TODAY = new Date('2026-11-23T12:00:00Z');

let dir: string;
let file: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'rotas-'));
  file = join(dir, 'shop.yaml');
});
afterAll(() => rmSync(dir, { recursive: true }));

/** The issues of the example with its rotas, after one text of them is replaced. */
function said(from: string, to: string): string[] {
  if (!rotas.includes(from)) throw new Error(`the rotas have no "${from}"`);
  writeFileSync(file, `${example}\n${rotas.replace(from, to)}\n`);
  try {
    loadSettings(file, TODAY);
  } catch (error) {
    if (!(error instanceof SettingsFileError)) throw error;
    return error.message.split('\n').map((line) => line.replace(/^.*\.yaml:\d+: /, ''));
  }
  return [];
}

function loaded(text = rotas): DutyRota[] {
  writeFileSync(file, `${example}\n${text}\n`);
  const { settings, json, version } = loadSettings(file, TODAY);
  expect(JSON.parse(json)).toMatchObject({ rotas: expect.anything() as object });
  return [...rulesOf({ version, settings }).rota.hours.rotas];
}

const onCall = (rota: DutyRota | undefined, text: string): readonly string[] =>
  rota === undefined ? ['no rota'] : dutyAt(rota, Date.parse(text)).onCall;

describe('the rotas of the example', () => {
  it('are those that it describes', () => {
    const [german, everybody] = loaded();
    expect(german?.covers).toEqual({ languages: ['de'] });
    expect(onCall(german, '2026-11-24T09:00:00+01:00')).toEqual(['ana']);
    // Epiphany is a holiday in Bavaria, not in Berlin.
    expect(onCall(german, '2027-01-06T12:00:00+01:00')).toEqual([]);
    expect(onCall(everybody, '2026-11-03T12:00:00+08:00')).toEqual(['li']);
    expect(onCall(everybody, '2026-11-10T12:00:00+08:00')).toEqual(['chen']);
    // The first day of the Spring Festival, and a company day off: cover only.
    expect(onCall(everybody, '2027-02-05T09:30:00+08:00')).toEqual([]);
    expect(onCall(everybody, '2027-02-05T10:30:00+08:00')).toEqual(['chen']);
    expect(onCall(everybody, '2026-12-24T10:30:00+08:00')).toEqual(['chen']);
    expect(onCall(everybody, '2026-12-31T23:00:00+08:00')).toEqual(['ana']);
    // A Saturday that is worked for the National Day.
    expect(onCall(everybody, '2026-10-10T12:00:00+08:00')).toEqual(['li']);
    expect(onCall(everybody, '2026-10-17T12:00:00+08:00')).toEqual([]);
    expect(everybody?.quiet).toEqual({ fromMinute: 1_320, toMinute: 1_920 });
  });

  it('take a person for their time zone', () => {
    const [german] = loaded(rotas.replace('timeZone: Europe/Berlin', 'timeZone: li'));
    expect(onCall(german, '2026-11-24T09:00:00+08:00')).toEqual(['ana']);
  });

  it('contain the holidays of the countries, so that no function has to know a calendar', () => {
    writeFileSync(file, `${example}\n${rotas}\n`);
    const { settings } = loadSettings(file, TODAY);
    const { CN, company } = settings.holidays as Record<'CN' | 'company', Record<string, string>>;
    expect(CN['2027-10-01']).toBe('National Day');
    expect(Object.keys(settings.holidays['DE-BY'] ?? {}).at(-1)).toBe('2029-12-26');
    expect(company).toEqual({
      '2026-12-24': 'Christmas Eve',
      '2026-12-31': "New Year's Eve",
    });
  });
});

describe('a rota that says something wrong', () => {
  it.each([
    [
      'on-call: [ana] }',
      'on-call: [anna] }',
      'rotas.german.shifts.0.on-call nobody has the id "anna" under people',
    ],
    [
      'holidays: [DE-BY]',
      'holidays: [DE-XX]',
      'rotas.german.holidays.0 "DE-XX" is neither a country whose holidays are known nor a list under holidays',
    ],
    [
      'timeZone: Europe/Berlin',
      'timeZone: Europe/Berlyn',
      'rotas.german.timeZone is neither a time zone, like Europe/Berlin or Asia/Shanghai, nor a person’s id',
    ],
    [
      'from: "09:00", to: "17:00"',
      'from: "9:00", to: "17:00"',
      'rotas.german.shifts.0.from is not a time of the day; write one in quotes, like "09:00", and "24:00" for midnight',
    ],
    [
      'mon, tue, wed, thu, fri], from',
      'mon, tues], from',
      'rotas.german.shifts.0.days.1 is not a weekday; write mon, tue, wed, thu, fri, sat or sun',
    ],
    ['to: 2027-01-02T18:00', 'to: 2026-01-02T18:00', 'rotas.everybody-else.overrides.0.to is not after from'],
    [
      'from: 2026-12-30T09:00',
      'from: 2026-02-30T09:00',
      'rotas.everybody-else.overrides.0.from is not a local date and time; write one like 2026-11-02T09:00, or a day alone',
    ],
    ['languages: [de]', 'stores: [acme]', 'rotas.german.covers.stores.0 there is no "acme" under stores'],
    [
      ', on-call: [ana] }',
      ', backup: [ana] }',
      'rotas.german.shifts.0 has nobody on call: name people under on-call',
    ],
    [
      '2026-12-24: Christmas',
      '2026-12-32: Christmas',
      'holidays.company.2026-12-32 cannot be a name here: is not a day; write one like 2026-11-02',
    ],
    [
      '2026-10-10: fri',
      '2026-10-10: friday',
      'workingWeekends.CN.2026-10-10 is not a weekday; write mon, tue, wed, thu, fri, sat or sun',
    ],
    [
      'CN: { 2026-09-20',
      'TW: { 2026-09-20',
      'workingWeekends.TW has no effect: no rota names "TW" under holidays',
    ],
  ])('%s -> %s', (from, to, words) => {
    expect(said(from, to)).toContain(words);
  });

  it('a step names known people under call or under nudge, and a nudge comes before its deadline', () => {
    const withStep = (step: string): string[] => {
      writeFileSync(file, `${example}\nclocks: { reply: { length: 24h, ladder: [${step}] } }\n`);
      try {
        loadSettings(file, TODAY);
      } catch (error) {
        return error instanceof SettingsFileError ? [error.message.replace(/^.*\.yaml:\d+: /, '')] : ['?'];
      }
      return [];
    };
    expect(withStep('{ at: 2h before, call: [li, manager], by: [email] }')).toEqual([]);
    expect(withStep('{ at: 2h before, nudge: [lee], by: [email] }')).toEqual([
      'clocks.reply.ladder.0.nudge "lee" is neither on-call, backup, manager or everyone, nor an id under people',
    ]);
    expect(withStep('{ at: 2h before, by: [email] }')).toEqual([
      'clocks.reply.ladder.0 must name people under call or under nudge, not both',
    ]);
    expect(withStep('{ at: 2h before, nudge: [li], call: [li], by: [email] }')).toEqual([
      'clocks.reply.ladder.0 must name people under call or under nudge, not both',
    ]);
    expect(withStep('{ at: at deadline, nudge: [li], by: [email] }')).toEqual([
      'clocks.reply.ladder.0 is a nudge, and a nudge comes before the deadline: write call',
    ]);
  });
});

describe('the public holidays', () => {
  it('of a country and of its states are whole days', () => {
    const china = publicHolidays('CN', [2027]) ?? {};
    expect(china['2027-02-06']).toBe('Spring Festival');
    // Half a day off for women.
    expect(china['2027-03-08']).toBeUndefined();
    expect(publicHolidays('DE', [2027])?.['2027-01-06']).toBeUndefined();
    expect(publicHolidays('DE-BY', [2027])?.['2027-01-06']).toBe('Epiphany');
  });

  it('of an unknown country are refused', () => {
    for (const code of ['XX', 'DE-ZZ', 'company', '']) expect(publicHolidays(code, [2027])).toBeUndefined();
  });
});
