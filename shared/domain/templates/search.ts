import type { Template } from './template.ts';

/**
 * Whether a template is what somebody searches for. After a slash only its shortcut counts, from the beginning; else each
 * word must stand in its name, its shortcut or one of the given texts.
 */
export function isFound(
  { name, shortcut }: Pick<Template, 'name' | 'shortcut'>,
  texts: readonly string[],
  search: string,
): boolean {
  const sought = folded(search).trim();
  if (sought.startsWith('/')) return shortcut.startsWith(sought.slice(1));
  const where = folded([...Object.values(name), shortcut, ...texts].join('\n'));
  return sought.split(/\s+/).every((word) => where.includes(word));
}

/** Wide letters and capitals are the same as others. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
