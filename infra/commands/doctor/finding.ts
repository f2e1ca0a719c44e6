import type { VersionedSettings } from '#shared/contracts/settings/settings';
import type { Deployed } from '../stack/deployed.ts';
import type { SesState } from '../stack/ses-state.ts';

/** One line of the doctor's: all is well, something is missing, something is worth a look, or it could not be checked. */
export interface Finding {
  readonly state: 'ok' | 'missing' | 'warning' | 'unknown';
  readonly what: string;
  /** The next step, for a person. */
  readonly todo?: string;
}

/** What a check looks at. */
export interface Patient {
  readonly deployed: Deployed;
  readonly inForce: VersionedSettings;
  /** The stack's clock, in milliseconds since 1970. */
  readonly now: number;
  readonly ses: SesState;
}

/** A check of one part of the set-up. */
export interface Check {
  readonly name: string;
  readonly look: (patient: Patient) => Promise<readonly Finding[]>;
}

/** A check with its findings. */
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

/** Makes one finding. When `look` fails, the finding is unknown, with the reason, and stops no other. */
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
    what: `${of} could not be checked (${why})`,
    ...(denied && { todo: 'use credentials that may read it' }),
  };
}

/** The findings that are not ok; a single `allWell` when all are. */
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
