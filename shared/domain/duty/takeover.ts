import type { Instant, Span } from '../instant.ts';
import type { OnDuty } from './on-duty.ts';

/**
 * Somebody takes over a duty for some time. Unlike an override of the settings it is said on a page, so no deploy
 * brings it or takes it away.
 */
export interface Takeover extends Span {
  readonly id: string;
  /** Who takes over. */
  readonly person: string;
  /** Whose duty it is, on call and as backup; undefined for whoever is on call then. */
  readonly insteadOf?: string;
  /** Undefined for every rota, and for the duty without one. */
  readonly rota?: string;
  /** Who said so, and when. */
  readonly by: string;
  readonly at: Instant;
}

/** All takeovers that are not long over, and how often they were changed. */
export interface TakenOver {
  readonly revision: number;
  /** In the order in which they were made. */
  readonly takeovers: readonly Takeover[];
}

/** Whether a takeover is about a rota; without one, about the duty that no rota covers. */
export function isAbout({ rota }: Takeover, id?: string): boolean {
  return rota === undefined || rota === id;
}

/** The people on duty at an instant, after all takeovers in the order in which they were made: the last one counts. */
export function withTakeovers(duty: OnDuty, takeovers: readonly Takeover[], at: Instant): OnDuty {
  return takeovers.filter(({ from, until }) => from <= at && at < until).reduce(takenOver, duty);
}

function takenOver({ onCall, backup }: OnDuty, { person, insteadOf }: Takeover): OnDuty {
  if (insteadOf === undefined) return { onCall: [person], backup };
  const replaced = (people: readonly string[]): string[] => [
    ...new Set(people.map((one) => (one === insteadOf ? person : one))),
  ];
  return { onCall: replaced(onCall), backup: replaced(backup) };
}
