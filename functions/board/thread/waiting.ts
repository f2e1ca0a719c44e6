import type { ThreadState } from '#shared/domain/thread/situation';
import { derivedId } from '#shared/mail/thread-id';
import type { Form } from '../acts/form.ts';

/** What can end a wait, by the names of forms. */
const ENDING: ReadonlySet<string | undefined> = new Set([
  'answered-elsewhere',
  'no-response-needed',
  'dealt-with',
]);

/** Names the messages that wait, for a form: whoever sends it has seen these and no others. */
export function waitingIn({ cycle }: ThreadState): string {
  return derivedId(cycle?.messages.map(({ id }) => id) ?? []);
}

/** Whether a form would end the wait of a message that its page did not show. */
export function endsUnseen({ act, waiting }: Form, state: ThreadState): boolean {
  return ENDING.has(act) && waiting !== undefined && waiting !== waitingIn(state);
}
