import { type Fault, faultsIn } from '#shared/domain/templates/faults';
import { findingsIn, isGrave } from '#shared/domain/templates/findings';
import {
  type Done,
  MOST_TEMPLATES,
  type Template,
  type TemplateContent,
} from '#shared/domain/templates/template';
import type { Templates } from '#shared/ports/templates';
import { loadLibrary } from './library.ts';

/** A change that somebody wants, made from the revision that they saw. */
export interface WantedChange {
  readonly id: string;
  readonly seen: number;
  readonly content: TemplateContent;
  readonly retired: boolean;
}

/** What came of it: the id of the template, or why nothing was changed. */
export type ChangeResult =
  | { readonly saved: string }
  /** Somebody else has changed it since, or a text of it breaks a rule so that no reply could be sent from it. */
  | { readonly refused: 'changed-meanwhile' | 'too-many' | 'breaks-rules' }
  | { readonly faults: readonly Fault[] };

/** Makes or changes a template. A retired one may be as it is: nobody is offered it. */
export async function changeTemplate(
  templates: Pick<Templates, 'list' | 'put'>,
  { id, seen, content, retired }: WantedChange,
  changed: Done,
): Promise<ChangeResult> {
  const library = await loadLibrary(templates);
  const before = library.find((one) => one.id === id);
  if ((before?.revision ?? 0) !== seen) return { refused: 'changed-meanwhile' };
  const others = library.filter((one) => one !== before);
  if (before === undefined && library.length >= MOST_TEMPLATES) return { refused: 'too-many' };
  const faults = retired ? [] : faultsIn(content, others);
  if (faults.length > 0) return { faults };
  if (!retired && findingsIn(content).some(isGrave)) return { refused: 'breaks-rules' };
  const wasRetired = before?.retired ?? changed;
  const saved = await templates.put({
    id,
    ...content,
    ...(retired && { retired: wasRetired }),
    revision: seen + 1,
    changed,
  });
  return saved ? { saved: id } : { refused: 'changed-meanwhile' };
}

/** What people wrote of a template. */
export function contentOf({
  name,
  shortcut,
  use,
  topics,
  kinds,
  fulfilment,
  versions,
}: Template): TemplateContent {
  return { name, shortcut, use, topics, kinds, ...(fulfilment !== undefined && { fulfilment }), versions };
}

/** An id for a new template: its shortcut, with a number where another had it before. */
export function newId(shortcut: string, library: readonly Template[]): string {
  // The page of a new template has its address.
  const taken = new Set(['new', ...library.map(({ id }) => id)]);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? shortcut : `${shortcut}-${number}`;
    if (!taken.has(id)) return id;
  }
}
