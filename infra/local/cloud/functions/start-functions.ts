import type { SmallServices } from '#infra/local/services/small-services';
import type { PersistedState } from '#infra/local/state/persisted-state';
import type { References, TemplateResource } from '#infra/local/state/template';
import type { Stopping } from '../stopping.ts';
import { seedCustomResources } from './custom-resource.ts';
import { deployFunctions, type DeployOptions } from './deploy-functions.ts';
import type { RunningFunction } from './lambda-runner.ts';

/** @throws with a sentence for a function that the template does not have. */
export type FunctionByArn = (arn: string) => RunningFunction;

/** The functions that run. */
export interface StartedFunctions {
  readonly functionByArn: FunctionByArn;
  /** Waits for what functions asked each other; false when nothing ran. */
  readonly settleCalls: () => Promise<boolean>;
}

export interface FunctionsOptions extends DeployOptions {
  readonly resources: readonly TemplateResource[];
  readonly references: References;
  readonly small: SmallServices;
  readonly state: PersistedState;
  /** Types of custom resources to create at every start, because the other side forgets them. */
  readonly anew: ReadonlySet<string>;
}

/** Starts the functions of the template, and creates its custom resources with them. */
export async function startFunctions(
  options: FunctionsOptions,
  { onStop }: Pick<Stopping, 'onStop'>,
): Promise<StartedFunctions> {
  const { resources, references, small, state, anew } = options;
  const { functions, calls, proxies } = await deployFunctions(resources, references, options);
  onStop(async () => {
    await Promise.all([...functions.values()].map((one) => one.stop()));
    await Promise.all([calls, ...proxies].map((one) => one.stop()));
  });
  const functionByArn: FunctionByArn = (arn) => {
    const found = functions.get(arn.slice(arn.lastIndexOf(':') + 1));
    if (found === undefined) throw new Error(`the template has no function ${arn}`);
    return found;
  };
  await seedCustomResources({ resources, references, functionByArn, small, state }, anew);
  return { functionByArn, settleCalls: () => calls.settle() };
}
