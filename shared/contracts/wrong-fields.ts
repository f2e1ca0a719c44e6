import type * as z from '../zod.ts';

/** As our schemas name their fields; what else stands in a path is a key of the input, which may be anything. */
const NAME = /^[A-Za-z][\w-]{0,60}$/;

/** So many are named: a long list has as many as it has items. */
const MOST_NAMED = 10;

/** The fields that do not pass a schema, by their paths: they name what is wrong and nothing of what stands there. */
export function wrongFields({ issues }: z.$ZodError): string {
  const named = [
    ...new Set(
      issues.map(
        ({ path }) =>
          path
            .map((part) =>
              typeof part === 'number' || (typeof part === 'string' && NAME.test(part)) ? part : '?',
            )
            .join('.') || 'the whole',
      ),
    ),
  ];
  const more = named.length - MOST_NAMED;
  return named.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
