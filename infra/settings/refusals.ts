import { type Document, isMap, isNode, isScalar, type LineCounter } from 'yaml';
import type * as z from 'zod';

/** Something wrong in a settings file. */
export interface Refusal {
  readonly line: number;
  readonly message: string;
}

/** Keys with the colon of a Chinese keyboard, which YAML takes for a part of the name. */
export function fullWidthColons(text: string): Refusal[] {
  return text.split('\n').flatMap((content, index) => {
    const key =
      /^[\s{-]*([A-Za-z][\w-]*)\s*：/.exec(content)?.[1] ?? /[{,]\s*([A-Za-z][\w-]*)\s*：/.exec(content)?.[1];
    return key === undefined
      ? []
      : [{ line: index + 1, message: `${key} is followed by a full-width colon; write "${key}: " instead` }];
  });
}

/** Where and why the schema refuses a document, in the words of the person who writes it. */
export function refusalsOf(
  issues: readonly z.core.$ZodIssue[],
  document: Document,
  lines: LineCounter,
): Refusal[] {
  return issues
    .flatMap(branchMeant)
    .flatMap(eachUnknownKey)
    .map((issue) => ({
      line: lineOf(document, issue.path, lines),
      message: inWords(issue, document.getIn(issue.path)),
    }));
}

/** Replaces an issue of several forms by those of the form that the value has, in which something further in is wrong. */
function branchMeant(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.filter((branch) =>
    branch.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  const [only] = meant;
  if (only === undefined || meant.length > 1) return [issue];
  return only.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })).flatMap(branchMeant);
}

/** Splits an issue by unknown key, with the key in its path, so that each is reported with its own line. */
function eachUnknownKey(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'unrecognized_keys') return [issue];
  return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }));
}

/** The line of the path's key; where the file lacks it, the first line inside the deepest part that the file has. */
export function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown =
      (depth === path.length ? keyNode(document, path) : undefined) ??
      document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** The node of the key that a path ends with; the key may be lines before its value. */
function keyNode(document: Document, path: readonly PropertyKey[]): unknown {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  return parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key;
}

function inWords({ path, message, ...issue }: z.core.$ZodIssue, value: unknown): string {
  const where = path.map(String).join('.') || 'the file';
  if (path.at(-1) === '<<')
    return `${where} is a merge key, which is not supported; write its lines out here`;
  if (issue.code === 'unrecognized_keys') return `${where} is not a known key; correct or remove it`;
  if (issue.code === 'invalid_type' && /received undefined/.test(message))
    return `${where} is missing; add it`;
  if (issue.code === 'invalid_type' && issue.expected === 'array' && typeof value === 'string')
    return `${where} must be a list; write [${value}]`;
  if (issue.code === 'invalid_key')
    return `${where} cannot be a name here: ${issue.issues[0]?.message ?? ''}`;
  return `${where} ${message
    .replace(/^Invalid input: /, 'is wrong: ')
    .replace(/^Invalid option: /, 'is not known: ')
    .replace(/^Too (small|big): /, 'is too $1: ')}`;
}
