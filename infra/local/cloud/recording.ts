import * as z from 'zod';
import { environments } from '#shared/contracts/environment';
import type { LocalStack } from './local-stack.ts';

/** The part of a function of the template that tells with what it records. */
export const functionEnvironment = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});

/**
 * The table and the key by which `ingest-mail` of the template records, so that an import records alike.
 *
 * @throws when the template has no such function or secret.
 */
export function recordingOf(
  functions: readonly z.output<typeof functionEnvironment>[],
  secrets: ReadonlyMap<string, string>,
): LocalStack['recording'] {
  const variables = functions
    .map(({ Environment }) => Environment.Variables)
    .find((one) => one['POWERTOOLS_SERVICE_NAME'] === 'ingest-mail');
  const { TABLE_NAME, HASH_SECRET_NAME } = environments['ingest-mail'].parse(variables);
  const hashSecret = secrets.get(HASH_SECRET_NAME);
  if (hashSecret === undefined) throw new Error(`the template has no secret ${HASH_SECRET_NAME}`);
  return { tableName: TABLE_NAME, hashSecret };
}
