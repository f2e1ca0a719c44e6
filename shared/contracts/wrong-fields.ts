import type * as z from '../zod.ts';

/** The form of our schemas' field names; anything else in a path is a key of the input and may hold any text. */
const NAME = /^[A-Za-z][\w-]{0,60}$/;

/** The most fields to name: a long list has a problem for each of its items. */
const MOST_NAMED = 10;

/** The fields that do not match a schema, by their paths, without their values. */
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
