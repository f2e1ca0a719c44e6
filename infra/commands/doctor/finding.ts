import type { VersionedSettings } from '#shared/contracts/settings/settings';
import type { Deployed } from '../stack/deployed.ts';

/** One line of the doctor's: all is well, something is missing, something is worth a look, or nobody could tell. */
export interface Finding {
  readonly state: 'ok' | 'missing' | 'warning' | 'unknown';
  readonly what: string;
  /** The next step, for a person. */
  readonly todo?: string;
}

/** What a check may ask. */
export interface Patient {
  readonly deployed: Deployed;
  readonly inForce: VersionedSettings;
  /** The stack's clock, in milliseconds since 1970. */
  readonly now: number;
}

/** A part of what must be set up. */
export interface Check {
  readonly name: string;
  readonly look: (patient: Patient) => Promise<readonly Finding[]>;
}

/** A check that was made. */
export interface Checked {
  readonly name: string;
  readonly findings: readonly Finding[];
}

export const ok = (what: string): Finding => ({ state: 'ok', what });
export const missing = (what: string, todo: string): Finding => ({ state: 'missing', what, todo });
export const warning = (what: string, todo?: string): Finding => ({
  state: 'warning',
  what,
  ...(todo !== undefined && { todo }),
});

/** Makes one finding; one that cannot be made is unknown, with the reason, and stops no other. */
export async function found(of: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    return unknown(of, error);
  }
}

export function unknown(of: string, error: unknown): Finding {
  const why = error instanceof Error ? `${error.name}: ${error.message}` : 'it failed';
  const denied =
    error instanceof Error && /AccessDenied|not authorized/i.test(`${error.name} ${error.message}`);
  return {
    state: 'unknown',
    what: `${of} could not be looked at (${why})`,
    ...(denied && { todo: 'ask by credentials that may read it' }),
  };
}

/** What is not well, each in its line; one line for all when all is. */
export async function together(allWell: string, looks: readonly Promise<Finding>[]): Promise<Finding[]> {
  const ill = (await Promise.all(looks)).filter(({ state }) => state !== 'ok');
  return ill.length === 0 ? [ok(allWell)] : ill;
}

/** A length of time as people say it. */
export function ago(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 120) return `${minutes} min ago`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h ago` : `${Math.floor(minutes / 1_440)} days ago`;
}
