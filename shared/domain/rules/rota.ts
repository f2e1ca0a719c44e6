import type { DutyHours } from '../duty/nudge.ts';
import type { Takeover } from '../duty/takeover.ts';
import type { Role } from './policy.ts';

/** A person as escalation sees them: they always have an e-mail address, and may have a Slack channel. */
export interface Responder {
  readonly id: string;
  /** Says when it is night for them. */
  readonly timeZone: string;
  /** Id of the Slack channel that reaches them. */
  readonly slack?: string;
  /** Id of the webhook that reaches them. */
  readonly webhook?: string;
}

/** The people on each duty. */
export interface Rota {
  readonly responders: readonly Responder[];
  /** The managers, and the people who are on duty at all times for threads that no rota covers. */
  readonly duty: Readonly<Record<Exclude<Role, 'everyone' | 'canary'>, readonly string[]>>;
  /** Takeovers of `duty`, in the order in which they were made. */
  readonly takeovers: readonly Takeover[];
  readonly hours: DutyHours;
  /** Ids of the webhooks whose services keep an incident open until they hear that it is over. */
  readonly incidents?: readonly string[];
}
