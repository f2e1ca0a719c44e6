import type { Takeover } from '#shared/domain/duty/takeover';
import { days, type Instant } from '#shared/domain/instant';
import { instantIn } from '../acts/form.ts';
import type { Visitor } from '../web/visitor.ts';
import type { DutyWords } from './words.ts';

/** For longer, the rota in the settings is the place. */
export const LONGEST_DAYS = 60;

/** The fields of the form, as they were sent. */
export const FIELDS = ['person', 'insteadOf', 'rota', 'from', 'until'] as const;
type Field = (typeof FIELDS)[number];
export type TakeoverFields = Readonly<Record<Field, string>>;

/** What is wrong with a field, by the name of the words for it. */
export type Wrong = Readonly<Partial<Record<Field, keyof DutyWords['wrong']>>>;

export function fieldsOf(form: URLSearchParams): TakeoverFields {
  const of = (field: Field): string => form.get(field)?.trim() ?? '';
  return {
    person: of('person'),
    insteadOf: of('insteadOf'),
    rota: of('rota'),
    from: of('from'),
    until: of('until'),
  };
}

/**
 * The takeover of a form, or what is wrong with it. Everybody may take over themselves or have somebody take over from
 * them; only a manager may decide for others. `form` is a token of the form, so that sending it twice adds one.
 */
export function takeoverOf(
  fields: TakeoverFields,
  form: string,
  visitor: Visitor,
  now: Instant,
): Takeover | { readonly wrong: Wrong } {
  const { people, rotas } = visitor.versioned.settings;
  const { person, insteadOf, rota } = fields;
  const [from, until] = [fields.from, fields.until].map((text) => instantOf(text, visitor.reader.timeZone));
  const isTheirs = visitor.isManager || [person, insteadOf].includes(visitor.id);
  const wrong: Wrong = {
    ...(!isTheirs && { person: 'manager' }),
    ...(!Object.hasOwn(people, person) && { person: 'person' }),
    ...(insteadOf !== '' && !Object.hasOwn(people, insteadOf) && { insteadOf: 'insteadOf' }),
    ...(insteadOf !== '' && insteadOf === person && { insteadOf: 'same' }),
    ...(rota !== '' && !Object.hasOwn(rotas, rota) && { rota: 'rota' }),
    ...(from === undefined && { from: 'from' }),
    ...wrongEnd(from, until, now),
  };
  if (Object.keys(wrong).length > 0 || from === undefined || until === undefined) return { wrong };
  return {
    // Of its author's, so that nobody can put theirs in the place of another's.
    id: `${visitor.id}.${form}`,
    from,
    until,
    person,
    ...(insteadOf !== '' && { insteadOf }),
    ...(rota !== '' && { rota }),
    by: visitor.id,
    at: now,
  };
}

function wrongEnd(from: Instant | undefined, until: Instant | undefined, now: Instant): Wrong {
  if (until === undefined) return { until: 'until' };
  if (until <= now) return { until: 'past' };
  if (from === undefined) return {};
  if (until <= from) return { until: 'order' };
  return until - from > days(LONGEST_DAYS) ? { until: 'long' } : {};
}

function instantOf(text: string, timeZone: string): Instant | undefined {
  const found = instantIn(text, timeZone);
  return found === undefined ? undefined : Date.parse(found);
}

/** Whether a visitor may undo a takeover: the people in it, who entered it, and managers. */
export function mayUndo({ person, insteadOf, by }: Takeover, visitor: Visitor): boolean {
  return visitor.isManager || [person, insteadOf, by].includes(visitor.id);
}
