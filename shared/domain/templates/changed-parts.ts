import { OPERATOR_LANGUAGES } from '../operator-words.ts';
import type { Template } from './template.ts';

/** What can be changed of a template beside its texts. */
export type ChangedPart =
  'name' | 'shortcut' | 'use' | 'topics' | 'kinds' | 'fulfilment' | 'retired' | 'restored';

/** What a change changed. */
export interface Changed {
  readonly parts: readonly ChangedPart[];
  /** Undefined where the language was removed. */
  readonly texts: readonly (readonly [language: string, text: string | undefined])[];
}

type Compared = Omit<Template, 'id' | 'revision' | 'changed' | 'retired'> & { readonly retired?: unknown };

/** What is otherwise than before; of a new template, its texts. */
export function changedParts(now: Compared, before: Compared | undefined): Changed {
  const languages = [...new Set([...Object.keys(now.versions), ...Object.keys(before?.versions ?? {})])];
  const texts = languages
    .filter((language) => now.versions[language] !== before?.versions[language])
    .map((language) => [language, now.versions[language]] as const);
  if (before === undefined) return { parts: [], texts };
  const parts: ChangedPart[] = [];
  if (OPERATOR_LANGUAGES.some((language) => now.name[language] !== before.name[language])) parts.push('name');
  for (const part of ['shortcut', 'use', 'fulfilment'] as const)
    if (now[part] !== before[part]) parts.push(part);
  for (const list of ['topics', 'kinds'] as const)
    if (now[list].join() !== before[list].join()) parts.push(list);
  if ((now.retired === undefined) !== (before.retired === undefined))
    parts.push(now.retired === undefined ? 'restored' : 'retired');
  return { parts, texts };
}
