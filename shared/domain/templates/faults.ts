import { OPERATOR_LANGUAGES } from '../operator-words.ts';
import { MOST_NAME, MOST_TEXT, type Template, type TemplateContent } from './template.ts';
import { openingsIn, PARCEL_VARIABLES } from './variables.ts';

/** Something that keeps a template from being saved. */
export type Fault =
  | { readonly field: 'name'; readonly problem: 'missing' | 'long' }
  | { readonly field: 'shortcut'; readonly problem: 'malformed' | 'taken' }
  | { readonly field: 'versions'; readonly problem: 'none' }
  | {
      readonly field: 'text';
      readonly language: string;
      readonly problem: 'empty' | 'long' | 'unknown-variable' | 'parcel-variable';
      /** What stands between the braces. */
      readonly name?: string;
    };

/** What a shortcut, and the id of a template, looks like. */
export const SHORTCUT = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** All that is wrong with a template, beside the others of the library. */
export function faultsIn(content: TemplateContent, others: readonly Template[]): Fault[] {
  return [...nameFaults(content), ...shortcutFaults(content, others), ...textFaults(content)];
}

function nameFaults({ name }: TemplateContent): Fault[] {
  const names = OPERATOR_LANGUAGES.flatMap((language) => name[language] ?? []);
  if (names.every((one) => one.trim() === '')) return [{ field: 'name', problem: 'missing' }];
  return names.some((one) => one.length > MOST_NAME) ? [{ field: 'name', problem: 'long' }] : [];
}

function shortcutFaults({ shortcut }: TemplateContent, others: readonly Template[]): Fault[] {
  if (!SHORTCUT.test(shortcut)) return [{ field: 'shortcut', problem: 'malformed' }];
  const isTaken = others.some((one) => one.retired === undefined && one.shortcut === shortcut);
  return isTaken ? [{ field: 'shortcut', problem: 'taken' }] : [];
}

function textFaults({ versions, fulfilment }: TemplateContent): Fault[] {
  const texts = Object.entries(versions);
  if (texts.length === 0) return [{ field: 'versions', problem: 'none' }];
  return texts.flatMap(([language, text]): Fault[] => {
    if (text.trim() === '') return [{ field: 'text', language, problem: 'empty' }];
    const long: Fault[] = text.length > MOST_TEXT ? [{ field: 'text', language, problem: 'long' }] : [];
    const unfit = openingsIn(text).flatMap(({ name, variable }): Fault[] => {
      if (variable === undefined) return [{ field: 'text', language, problem: 'unknown-variable', name }];
      return fulfilment === 'amazon' && PARCEL_VARIABLES.includes(variable)
        ? [{ field: 'text', language, problem: 'parcel-variable', name }]
        : [];
    });
    return [...long, ...unfit];
  });
}
