import type { LocalTime } from '#shared/domain/duty/local-time';
import { days as daysLong } from '#shared/domain/instant';
import { COUNTRIES } from '#shared/domain/marketplace';
import * as z from '#shared/zod';
import { id, type Misfit } from './parts.ts';
import { wrongTimeZone } from './time-zones.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const weekday = z.enum(WEEKDAYS, { error: 'is not a weekday; write mon, tue, wed, thu, fri, sat or sun' });

const weekdayNumber = (name: (typeof WEEKDAYS)[number]): number => WEEKDAYS.indexOf(name) + 1;

const weekdays = z.pipe(
  z.array(weekday).check(z.minLength(1)),
  z.transform((names) => names.map(weekdayNumber)),
);

const NOT_A_TIME = 'is not a time of the day; write one in quotes, like "09:00", and "24:00" for midnight';

/** A time of the day, as minutes since midnight. */
const timeOfDay = z.pipe(
  z.string({ error: NOT_A_TIME }).check(z.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, NOT_A_TIME)),
  z.transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))),
);

const NOT_LOCAL = 'is not a local date and time; write one like 2026-11-02T09:00, or a day alone';

/** A local date and time without a zone; a day alone is its midnight. */
const localTime = z.pipe(
  z.string({ error: NOT_LOCAL }).check(
    z.regex(/^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/, NOT_LOCAL),
    z.refine((text) => z.iso.date().safeParse(text.slice(0, 10)).success, NOT_LOCAL),
  ),
  z.transform((text): LocalTime => ({
    day: Date.parse(text.slice(0, 10)) / daysLong(1),
    minute: text.length === 10 ? 0 : Number(text.slice(11, 13)) * 60 + Number(text.slice(14)),
  })),
);

/** One person, or several. */
export const team = z.union(
  [
    z.pipe(
      id,
      z.transform((person) => [person]),
    ),
    z.array(id).check(z.minLength(1, 'is empty; name at least one person')),
  ],
  { error: 'is neither a person’s id nor a list of them' },
);

const crew = z
  .union(
    [
      z.pipe(
        z.array(id),
        z.transform((people): { teams: string[][]; since?: LocalTime } => ({ teams: [people] })),
      ),
      z.pipe(
        z.strictObject({
          weekly: z
            .array(team)
            .check(z.minLength(2), z.describe('People, or lists of people, who take turns by the week.')),
          since: localTime.check(
            z.describe('When the first of them begins; each later hand-over is whole weeks after that.'),
          ),
        }),
        z.transform(({ weekly, since }) => ({ teams: weekly, since })),
      ),
    ],
    {
      error:
        'must be a list of people, like [li, ana], or turns, like { weekly: [li, ana], since: 2026-11-02T09:00 }',
    },
  )
  .check(z.describe('People, or { weekly: [li, ana], since: 2026-11-02T09:00 } for turns by the week.'));

const zone = z
  .string()
  .check(
    z.minLength(1),
    z.describe('A time zone like Asia/Shanghai, or a person’s id for that person’s time zone.'),
  );

const shift = z.pipe(
  z.strictObject({
    days: weekdays.check(z.describe('The days on which it begins.')),
    from: timeOfDay,
    to: timeOfDay.check(z.describe('When it ends; a time that is not after `from` is on the next day.')),
    timeZone: z.optional(zone).check(z.describe('Where it differs from the rota’s.')),
    onHolidays: z
      ._default(z.enum(['off', 'as-usual', 'only']), 'off')
      .check(z.describe('Whether it runs on the days of `holidays`; `only` is cover for them.')),
    'on-call': z.prefault(crew, []),
    backup: z.prefault(crew, []),
  }),
  z.transform(({ to, ...rest }) => ({ ...rest, to: to > rest.from ? to : to + 1_440 })),
);

const override = z.strictObject({
  from: localTime,
  to: localTime,
  'on-call': z._default(z.array(id), []),
  backup: z._default(z.array(id), []),
});

/** A condition has something to meet. */
export const notEmpty = z.minLength(1, 'is empty; name something, or leave it out to set no condition');

/** Conditions on a thread; one that is left out sets none. */
export const coverage = {
  stores: z.optional(z.array(id).check(notEmpty)),
  countries: z.optional(z.array(z.enum(COUNTRIES)).check(notEmpty)),
  languages: z.optional(
    z
      .array(z.string().check(z.regex(/^[a-z]{2}$/, 'is not a language code; write de, ja, en ...')))
      .check(notEmpty),
  ),
};

export const rota = z.strictObject({
  timeZone: zone,
  covers: z
    .prefault(z.strictObject(coverage), {})
    .check(z.describe('The threads that it covers; a part that is left out sets no condition.')),
  shifts: z.array(shift).check(z.minLength(1)),
  holidays: z
    ._default(z.array(z.string()), [])
    .check(
      z.describe(
        'Countries, with a state or without (CN, DE, DE-BY), or lists of your own under `holidays`, with their `workingWeekends`.',
      ),
    ),
  overrides: z
    ._default(z.array(override), [])
    .check(z.describe('Who is on duty instead for a time; nobody if it names nobody.')),
  quietHours: z
    .optional(
      z.pipe(
        z.strictObject({ from: timeOfDay, to: timeOfDay }),
        z.transform(({ from, to }) => ({ from, to: to > from ? to : to + 1_440 })),
      ),
    )
    .check(z.describe('Hours of each day without nudges. Calls still come.')),
});

export type RotaSettings = z.output<typeof rota>;

const listName = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/, 'use letters, digits and hyphens'));

const date = z.iso.date({ error: 'is not a day; write one like 2026-11-02' });

/** Days off by the name of a list, each day with its name. */
export const holidays = z.record(listName, z.record(date, z.string().check(z.minLength(1), z.maxLength(80))));

/** Days that work like another weekday, by the name of a list of holidays. */
export const workingWeekends = z.record(
  listName,
  z.record(date, z.pipe(weekday, z.transform(weekdayNumber))),
);

/** What is wrong with names in rotas that the settings do not know. */
export function wrongNames(
  rotas: Readonly<Record<string, RotaSettings>>,
  known: {
    readonly people: Readonly<Record<string, unknown>>;
    readonly stores: Readonly<Record<string, unknown>>;
    readonly holidays: Readonly<Record<string, unknown>>;
    readonly workingWeekends: Readonly<Record<string, unknown>>;
  },
): Misfit[] {
  const named = new Set(Object.values(rotas).flatMap((one) => one.holidays));
  const wrong: Misfit[] = Object.keys(known.workingWeekends)
    .filter((list) => !named.has(list))
    .map((list) => ({
      path: ['workingWeekends', list],
      message: `has no effect: no rota names "${list}" under holidays`,
    }));
  for (const [rotaId, one] of Object.entries(rotas)) {
    const at = (...path: (string | number)[]): (string | number)[] => ['rotas', rotaId, ...path];
    const person = (name: string, path: (string | number)[]): void => {
      if (!Object.hasOwn(known.people, name))
        wrong.push({ path, message: `nobody has the id "${name}" under people` });
    };
    const zoneAt = (name: string, path: (string | number)[]): void => {
      if (Object.hasOwn(known.people, name)) return;
      const message = wrongTimeZone(
        name,
        'is neither a time zone, like Europe/Berlin or Asia/Shanghai, nor a person’s id',
      );
      if (message !== undefined) wrong.push({ path, message });
    };
    zoneAt(one.timeZone, at('timeZone'));
    one.covers.stores?.forEach((store, index) => {
      if (!Object.hasOwn(known.stores, store))
        wrong.push({ path: at('covers', 'stores', index), message: `there is no "${store}" under stores` });
    });
    one.holidays.forEach((list, index) => {
      if (!Object.hasOwn(known.holidays, list) && !Object.hasOwn(known.workingWeekends, list))
        wrong.push({
          path: at('holidays', index),
          message: `"${list}" is neither a country whose holidays are known nor a list under holidays`,
        });
    });
    one.shifts.forEach((each, index) => {
      if (each.timeZone !== undefined) zoneAt(each.timeZone, at('shifts', index, 'timeZone'));
      for (const duty of ['on-call', 'backup'] as const)
        each[duty].teams.flat().forEach((name) => person(name, at('shifts', index, duty)));
      if (each['on-call'].teams.flat().length === 0)
        wrong.push({ path: at('shifts', index), message: 'has nobody on call: name people under on-call' });
    });
    one.overrides.forEach((each, index) => {
      for (const duty of ['on-call', 'backup'] as const)
        each[duty].forEach((name, place) => person(name, at('overrides', index, duty, place)));
      const length = (each.to.day - each.from.day) * 1_440 + each.to.minute - each.from.minute;
      if (length <= 0) wrong.push({ path: at('overrides', index, 'to'), message: 'is not after from' });
    });
  }
  return wrong;
}
