import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import type { SmallServices } from '#infra/local/services/small-services';
import type { PersistedState } from '#infra/local/state/persisted-state';
import { type References, resolve, type TemplateResource } from '#infra/local/state/template';
import type { RunningFunction } from './lambda-runner.ts';
import { provide, providerBehind } from './resource-provider.ts';

const PATIENCE_MS = 30_000;

export interface SeedOptions {
  readonly resources: readonly TemplateResource[];
  readonly references: References;
  readonly functionByArn: (arn: string) => RunningFunction;
  readonly small: SmallServices;
  readonly state: PersistedState;
}

const answerSchema = z.object({
  Status: z.enum(['SUCCESS', 'FAILED']),
  Reason: z.string().optional(),
  PhysicalResourceId: z.string().optional(),
  Data: z.record(z.string(), z.string()).default({}),
});

type Answer = z.output<typeof answerSchema>;

/**
 * Provisions the custom resources in parallel, as CloudFormation would: creates them at the first start, and updates them when
 * their properties have changed since. `anew` names types to create at every start, because the other side forgets them.
 *
 * @throws with the function's reason when it answers FAILED or not at all.
 */
export async function seedCustomResources(
  options: SeedOptions,
  anew: ReadonlySet<string> = new Set(),
): Promise<void> {
  const custom = options.resources.filter(({ type }) => type.startsWith('Custom::'));
  await Promise.all(custom.map((resource) => seedOne(options, resource, anew.has(resource.type))));
}

async function seedOne(options: SeedOptions, resource: TemplateResource, isAnew: boolean): Promise<void> {
  const { references, state } = options;
  const properties = customProperties.parse(resolve(resource.properties, references));
  const key = `custom ${resource.id}`;
  const before = isAnew ? undefined : state.get(key);
  const now = JSON.stringify(properties);
  const answerKey = `custom answer ${resource.id}`;
  const lastAnswer = state.read(answerKey, answerSchema);
  if (before === now) {
    if (lastAnswer !== undefined) giveAttributes(references, resource.id, lastAnswer);
    return;
  }
  const request = {
    RequestType: before === undefined ? 'Create' : 'Update',
    StackId: 'local',
    RequestId: `local-${Math.round(performance.timeOrigin)}`,
    LogicalResourceId: resource.id,
    ...(before !== undefined && { PhysicalResourceId: lastAnswer?.PhysicalResourceId ?? resource.id }),
    ResourceType: resource.type,
    ResourceProperties: properties,
  };
  try {
    const answer = await make(options, properties.ServiceToken, request);
    giveAttributes(references, resource.id, answer);
    state.set(answerKey, JSON.stringify(answer));
  } catch (error) {
    const why = error instanceof Error ? error.message : 'no reason given';
    throw new Error(`${resource.id} could not be created: ${why}`, { cause: error });
  }
  state.set(key, now);
}

/** Sets what `Fn::GetAtt` gives for the resource. */
function giveAttributes({ attributes }: References, id: string, { Data }: Answer): void {
  for (const [name, value] of Object.entries(Data)) attributes.set(`${id}.${name}`, value);
}

const customProperties = z.looseObject({ ServiceToken: z.string() });

async function make(
  { resources, references, functionByArn, small }: SeedOptions,
  serviceToken: string,
  request: object,
): Promise<Answer> {
  const late = { Status: 'FAILED', Reason: `no answer in ${PATIENCE_MS / 1000} s` };
  const provider = providerBehind(serviceToken, resources, references);
  if (provider !== undefined) {
    const done = provide(provider, functionByArn, request).then((made) => ({ Status: 'SUCCESS', ...made }));
    return succeeded(await Promise.race([done, wait(PATIENCE_MS, late, { ref: false })]));
  }
  const { url, answer } = small.expectAnswer();
  const invoked = functionByArn(serviceToken).invoke({ ...request, ResponseURL: url });
  return succeeded(
    await Promise.race([answer, invoked.then(() => answer), wait(PATIENCE_MS, late, { ref: false })]),
  );
}

function succeeded(given: unknown): Answer {
  const answer = answerSchema.parse(given);
  if (answer.Status === 'FAILED') throw new Error(answer.Reason ?? 'no reason given');
  return answer;
}
