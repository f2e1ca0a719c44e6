import type * as z from 'zod';

/** The fields that do not pass a schema, by their paths: they name what is wrong and nothing of what stands there. */
export function wrongFields({ issues }: z.ZodError): string {
  return issues.map(({ path }) => path.join('.') || 'the whole').join(', ');
}
