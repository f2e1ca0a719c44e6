import * as z from 'zod';

/** A value in SES's query API: a text, a list, or fields by name. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };

export const formValue: z.ZodType<FormValue> = z.lazy(() =>
  z.union([z.string(), z.array(formValue), z.record(z.string(), formValue)]),
);

/** The fields of a call: `Rule.Recipients.member.1=a` becomes `{Rule: {Recipients: ['a']}}`. */
export function fieldsOf(form: URLSearchParams): FormValue {
  return nested([...form].map(([key, value]) => ({ path: key.split('.'), value })));
}

function nested(entries: readonly { readonly path: readonly string[]; readonly value: string }[]): FormValue {
  const [only] = entries;
  if (only?.path.length === 0) return only.value;
  const names = new Set(entries.map(({ path: [first = ''] }) => first));
  const under = (name: string): FormValue =>
    nested(
      entries
        .filter(({ path }) => path[0] === name)
        .map(({ path, value }) => ({ path: path.slice(1), value })),
    );
  if (names.size === 1 && names.has('member')) {
    const members = under('member');
    return typeof members === 'string' ? [members] : Object.values(members);
  }
  return Object.fromEntries([...names].map((name) => [name, under(name)]));
}

/** A value as the XML of an answer: a list becomes members, and a list under `entry` the entries of a map. */
export function xmlOf(value: FormValue): string {
  if (typeof value === 'string')
    return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (Array.isArray(value)) return value.map((one) => tag('member', one)).join('');
  return Object.entries(value)
    .flatMap(([name, one]) =>
      name === 'entry' && Array.isArray(one) ? one.map((each) => tag(name, each)) : tag(name, one),
    )
    .join('');
}

function tag(name: string, value: FormValue): string {
  return `<${name}>${xmlOf(value)}</${name}>`;
}
