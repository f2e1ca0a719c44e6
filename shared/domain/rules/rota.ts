import type { DutyHours } from '../duty/nudge.ts';
import type { Role } from './policy.ts';

/** A person as escalation sees them: an e-mail address is certain, a Slack channel is not. */
export interface Responder {
  readonly id: string;
  /** Id of the Slack channel that reaches them. */
  readonly slack?: string;
  /** Id of the webhook that reaches them. */
  readonly webhook?: string;
}

/** Who answers for each role. */
export interface Rota {
  readonly responders: readonly Responder[];
  /** The managers, and who is on duty at all times for threads that no rota covers. */
  readonly duty: Readonly<Record<Exclude<Role, 'everyone' | 'canary'>, readonly string[]>>;
  readonly hours?: DutyHours;
}
