import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import type { KeptState } from './kept-state.ts';
import type { RunningFunction } from './lambda-runner.ts';
import type { SmallServices } from './small-services.ts';
import { resolve, type References, type TemplateResource } from './template.ts';

const PATIENCE_MS = 30_000;

export interface SeedOptions {
  readonly resources: readonly TemplateResource[];
  readonly references: References;
  readonly functionByArn: (arn: string) => RunningFunction;
  readonly small: SmallServices;
  readonly state: KeptState;
}

const answerSchema = z.object({ Status: z.enum(['SUCCESS', 'FAILED']), Reason: z.string().optional() });

/**
 * Makes the custom resources as CloudFormation would: created at the first start, updated when their properties have
 * changed since.
 *
 * @throws with the function's reason when it says FAILED or nothing.
 */
export async function seedCustomResources({
  resources,
  references,
  functionByArn,
  small,
  state,
}: SeedOptions): Promise<void> {
  for (const resource of resources.filter(({ type }) => type.startsWith('Custom::'))) {
    const properties = z
      .looseObject({ ServiceToken: z.string() })
      .parse(resolve(resource.properties, references));
    const key = `custom ${resource.id}`;
    const before = state.get(key);
    const now = JSON.stringify(properties);
    if (before === now) continue;
    const { url, answer } = small.expectAnswer();
    const invoked = functionByArn(properties.ServiceToken).invoke({
      RequestType: before === undefined ? 'Create' : 'Update',
      ResponseURL: url,
      StackId: 'local',
      RequestId: 'local',
      LogicalResourceId: resource.id,
      ...(before !== undefined && { PhysicalResourceId: resource.id }),
      ResourceType: resource.type,
      ResourceProperties: properties,
    });
    const late = { Status: 'FAILED', Reason: `no answer in ${PATIENCE_MS / 1000} s` };
    const first = await Promise.race([
      answer,
      invoked.then(() => answer),
      wait(PATIENCE_MS, late, { ref: false }),
    ]);
    const { Status, Reason } = answerSchema.parse(first);
    if (Status === 'FAILED')
      throw new Error(`${resource.id} could not be made: ${Reason ?? 'no reason given'}`);
    state.set(key, now);
  }
}
