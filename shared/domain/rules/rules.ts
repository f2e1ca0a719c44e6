import type { Assignment } from './assignment.ts';
import type { Policy } from './policy.ts';
import type { Rota } from './rota.ts';

/** What to do with a thread: the rules and the people of one version of the settings. */
export interface Rules {
  readonly policy: Policy;
  readonly rota: Rota;
  readonly assignment: Assignment;
}
