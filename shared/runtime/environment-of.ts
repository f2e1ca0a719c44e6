import { Failure } from '../failure.ts';
import * as z from '../zod.ts';

/**
 * A function's environment, parsed by its schema.
 *
 * @throws with the name of every variable that is missing or wrong.
 */
export function environmentOf<Parsed>(
  schema: z.ZodMiniType<Parsed>,
  variables: Readonly<Record<string, string | undefined>>,
): Parsed {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  throw new Failure(`the function's environment is wrong:\n${z.prettifyError(parsed.error)}`);
}
