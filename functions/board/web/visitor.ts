import type { Settings, VersionedSettings } from '#shared/contracts/settings/settings';
import type { Reader } from '#shared/messages/alert-view';
import type { Preferences, Session } from '#shared/ports/people/sessions';
import type { SentFile } from './sent-form.ts';

/** Somebody who has signed in and looks at a page. */
export interface Visitor {
  /** Id of a person of the settings. */
  readonly id: string;
  readonly name: string;
  /** Their language and time zone, on pages. */
  readonly reader: Reader;
  /** Managers see everything; others everything but figures by person and settings. */
  readonly isManager: boolean;
  readonly versioned: VersionedSettings;
  readonly session: Session;
  /** What they chose for the pages. */
  readonly preferences: Preferences;
  /** What each of their forms must carry: another site cannot know it. */
  readonly formToken: string;
}

/** What the pages of the board pass on within a request. */
export interface BoardEnv {
  readonly Variables: {
    readonly visitor: Visitor;
    /** The fields of the form that was sent, once its token has been checked. */
    readonly form: URLSearchParams;
    /** Its files, where it may have some. */
    readonly files: readonly SentFile[];
  };
}

/** Those under `duty.manager` of the settings. */
export function isManager(person: string, { duty }: Pick<Settings, 'duty'>): boolean {
  return duty.manager.includes(person);
}
