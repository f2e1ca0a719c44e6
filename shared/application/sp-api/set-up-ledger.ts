import { Failure } from '#shared/failure';
import type { Registry, SetUpProblem, SpApiRegistry } from '#shared/ports/sp-api';

/** Another attempt is running at the same time: this one starts over later. */
export class Overtaken extends Failure {}

/** The registry while it is changed. */
export interface Ledger {
  now(): Registry;
  change(change: (registry: Registry) => Registry): Promise<void>;
  refused(problem: Omit<SetUpProblem, 'run'>): Promise<void>;
  wasRefused(of: Pick<SetUpProblem, 'region' | 'store' | 'type'>): boolean;
}

export async function openLedger(store: SpApiRegistry, run: string): Promise<Ledger> {
  let current = await store.read();
  const change = async (how: (registry: Registry) => Registry): Promise<void> => {
    const next = how(current);
    if (!(await store.save(current, next))) throw new Overtaken('another attempt changed what is set up');
    current = next;
  };
  // Problems of an earlier attempt may be solved by now.
  if (current.problems.some((one) => one.run !== run))
    await change((registry) => ({
      ...registry,
      problems: registry.problems.filter((one) => one.run === run),
    }));
  return {
    now: () => current,
    change,
    refused: (problem) =>
      change((registry) => ({ ...registry, problems: [...registry.problems, { ...problem, run }] })),
    wasRefused: (of) =>
      current.problems.some(
        (one) => one.region === of.region && one.store === of.store && one.type === of.type,
      ),
  };
}
