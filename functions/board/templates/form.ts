import { OPERATOR_LANGUAGES } from '#shared/domain/operator-words';
import type { ThreadKind } from '#shared/domain/rules/policy';
import {
  BUYER_LANGUAGES,
  FULFILMENTS,
  TEMPLATE_USES,
  type TemplateContent,
} from '#shared/domain/templates/template';
import { TOPICS } from '#shared/domain/topic';

/** The kinds of threads that a person can write to a buyer about. */
export const WRITTEN_KINDS = [
  'message',
  'return',
  'claim',
  'cancellation',
  'chargeback',
  'feedback',
] as const satisfies readonly ThreadKind[];

/** What somebody wrote in the form. What it does not offer counts as left out, and so does an empty text. */
export function contentIn(form: URLSearchParams): TemplateContent {
  const of = (field: string): string => (form.get(field) ?? '').replaceAll('\r\n', '\n').trim();
  const chosen = <Name extends string>(field: string, names: readonly Name[]): Name[] => {
    const all = form.getAll(field);
    return names.filter((name) => all.includes(name));
  };
  const [fulfilment] = chosen('fulfilment', FULFILMENTS);
  const written = (prefix: string, languages: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      languages.flatMap((language): [string, string][] => {
        const text = of(`${prefix}-${language}`);
        return text === '' ? [] : [[language, text]];
      }),
    );
  return {
    name: written('name', OPERATOR_LANGUAGES),
    shortcut: of('shortcut').replace(/^\//, '').toLowerCase(),
    use: chosen('use', TEMPLATE_USES)[0] ?? 'answer',
    topics: chosen('topic', TOPICS),
    kinds: chosen('kind', WRITTEN_KINDS),
    ...(fulfilment !== undefined && { fulfilment }),
    versions: written('text', BUYER_LANGUAGES),
  };
}

/** The revision that the form was shown with. */
export function seenIn(form: URLSearchParams): number {
  return Number(/^\d{1,9}$/.exec(form.get('seen') ?? '')?.[0] ?? 0);
}

/** An empty form. */
export const BLANK: TemplateContent = {
  name: {},
  shortcut: '',
  use: 'answer',
  topics: [],
  kinds: [],
  versions: {},
};
