import * as z from 'zod';
import { type References, resolve, type TemplateResource } from '#infra/local/state/template';
import type { RunningFunction } from './lambda-runner.ts';

const frameworkProperties = z.object({
  Handler: z.literal('framework.onEvent'),
  Environment: z.object({
    Variables: z.object({
      USER_ON_EVENT_FUNCTION_ARN: z.string(),
      USER_IS_COMPLETE_FUNCTION_ARN: z.string(),
    }),
  }),
});

/** Our functions that a provider of the CDK's framework calls. */
export interface ResourceProvider {
  readonly onEvent: string;
  readonly isComplete: string;
}

/** The provider behind the service token of a custom resource; undefined when the token is one of our functions. */
export function providerBehind(
  serviceToken: string,
  resources: readonly TemplateResource[],
  references: References,
): ResourceProvider | undefined {
  const id = serviceToken.slice(serviceToken.lastIndexOf(':') + 1);
  const framework = resources.find((one) => one.id === id);
  const parsed = frameworkProperties.safeParse(framework && resolve(framework.properties, references));
  if (!parsed.success) return undefined;
  const { Variables } = parsed.data.Environment;
  return {
    onEvent: Variables.USER_ON_EVENT_FUNCTION_ARN,
    isComplete: Variables.USER_IS_COMPLETE_FUNCTION_ARN,
  };
}

const began = z.object({
  PhysicalResourceId: z.string(),
  Data: z.record(z.string(), z.unknown()).optional(),
});
const asked = z.object({
  IsComplete: z.boolean(),
  Data: z.record(z.string(), z.string()).default({}),
});
const ROUNDS = 20;

/**
 * Does the work of the framework: calls `onEvent`, then polls `isComplete`. Resolves with the resource's id and attributes.
 *
 * @throws when a function fails, or the resource is not complete after twenty rounds.
 */
export async function provide(
  { onEvent, isComplete }: ResourceProvider,
  functionByArn: (arn: string) => RunningFunction,
  request: object,
): Promise<{ readonly PhysicalResourceId: string; readonly Data: Readonly<Record<string, string>> }> {
  const answer = began.parse(await functionByArn(onEvent).invoke(request));
  for (let round = 0; round < ROUNDS; round += 1) {
    const { IsComplete, Data } = asked.parse(
      await functionByArn(isComplete).invoke({ ...request, ...answer }),
    );
    if (IsComplete) return { PhysicalResourceId: answer.PhysicalResourceId, Data };
  }
  throw new Error(`it was not complete after ${ROUNDS} rounds`);
}
