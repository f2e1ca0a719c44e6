import { type Changed, changedParts } from '#shared/domain/templates/changed-parts';
import type { Template } from '#shared/domain/templates/template';
import type { Revision } from '#shared/ports/templates';

/** One change of a template. */
export interface Change extends Changed {
  readonly revision: Revision;
  /** It was new then. */
  readonly isFirst: boolean;
}

/** What each revision changed of the one before it, the last one first; of a starter, of the template as it came with the product. */
export function changesIn(history: readonly Revision[], starter: Template | undefined): Change[] {
  return history.map((revision, index) => {
    const isOldest = revision.revision === 1;
    const before = history[index + 1] ?? (isOldest ? starter : undefined);
    return { revision, isFirst: isOldest && starter === undefined, ...changedParts(revision, before) };
  });
}
