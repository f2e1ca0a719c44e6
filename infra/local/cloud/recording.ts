import * as z from 'zod';
import { environments } from '#shared/contracts/environment';
import { secretName } from '../services/local-secrets.ts';
import { propertiesOf, type References, type TemplateResource } from '../state/template.ts';
import type { LocalStack } from './local-stack.ts';

/** The environment of a function in the template. */
const functionEnvironment = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});

/**
 * The table and the key that the template's `ingest-mail` records with, so that an import records the same way.
 *
 * @throws when the template has no such function or secret.
 */
export function recordingOf(
  resources: readonly TemplateResource[],
  references: References,
  secrets: ReadonlyMap<string, string>,
): LocalStack['recording'] {
  const functions = propertiesOf('AWS::Lambda::Function', functionEnvironment, resources, references);
  const variables = [...functions.values()]
    .map(({ Environment }) => Environment.Variables)
    .find((one) => one['POWERTOOLS_SERVICE_NAME'] === 'ingest-mail');
  const { TABLE_NAME, HASH_SECRET_ARN } = environments['ingest-mail'].parse(variables);
  const hashSecret = secrets.get(secretName(HASH_SECRET_ARN));
  if (hashSecret === undefined) throw new Error(`the template has no secret ${HASH_SECRET_ARN}`);
  return { tableName: TABLE_NAME, hashSecret };
}
