import { TOPICS } from '#shared/domain/topic';
import * as z from '#shared/zod';
import type { Misfit } from './parts.ts';
import { coverage, notEmpty, team } from './rotas.ts';

const covers = z.strictObject({
  ...coverage,
  topics: z.optional(z.array(z.enum(TOPICS)).check(notEmpty)),
  asins: z.optional(
    z
      .array(z.string().check(z.regex(/^[A-Z0-9]{10}$/, 'is not an ASIN; write one like B0ABCDE123')))
      .check(notEmpty),
  ),
});

const rule = z.strictObject({
  covers: z
    .prefault(covers, {})
    .check(z.describe('The threads that it covers; a part that is left out sets no condition.')),
  to: team.check(z.describe('A person’s id, or a list of them, who share these threads.')),
});

/** Whose a thread is before anybody takes it on. */
export const assignment = z.strictObject({
  lastAnswered: z
    ._default(z.boolean(), true)
    .check(
      z.describe(
        'Whether a buyer who writes again on a thread gets the person who took it on or dealt with it last, before any rule.',
      ),
    ),
  rules: z
    ._default(z.array(rule), [])
    .check(z.describe('The first that covers a thread counts; without one it is for whoever is on call.')),
});

type AssignmentSettings = z.output<typeof assignment>;

/** What is wrong with the rules: names that the settings do not know, and rules that no thread reaches. */
export function wrongAssignment({
  assignment: { rules },
  people,
  stores,
}: {
  readonly assignment: AssignmentSettings;
  readonly people: Readonly<Record<string, unknown>>;
  readonly stores: Readonly<Record<string, unknown>>;
}): Misfit[] {
  const wrong: Misfit[] = [];
  const all = rules.findIndex((one) => Object.values(one.covers).every((part) => part === undefined));
  rules.forEach((one, index) => {
    const at = (...path: (string | number)[]): (string | number)[] => ['assignment', 'rules', index, ...path];
    one.covers.stores?.forEach((store, place) => {
      if (!Object.hasOwn(stores, store))
        wrong.push({ path: at('covers', 'stores', place), message: `there is no "${store}" under stores` });
    });
    one.to.forEach((person, place) => {
      if (!Object.hasOwn(people, person))
        wrong.push({ path: at('to', place), message: `nobody has the id "${person}" under people` });
    });
    if (all !== -1 && index > all)
      wrong.push({
        path: at(),
        message: `has no effect: rule ${all + 1} covers every thread; put that one last`,
      });
  });
  return wrong;
}
