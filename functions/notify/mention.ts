import { mailPerson } from '#shared/application/people/mail-person';
import { threadPartOf } from '#shared/application/views/alert-view-of';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import { stateOf } from '#shared/domain/thread/situation';
import { whereOf } from '#shared/messages/alert-lines';
import { wordsIn } from '#shared/messages/catalogue';
import { mentionEmail } from '#shared/messages/mention-email';
import { threadUrl } from '#shared/messages/thread-url';
import type { Mention } from '#shared/ports/alerts';
import type { Notes } from '#shared/ports/people/notes';
import type { Now } from '#shared/ports/now';
import type { ThreadStore } from '#shared/ports/threads';
import type { Deliver } from './notify.ts';

export interface MentionDeps {
  readonly threads: Pick<ThreadStore, 'load'>;
  readonly notes: Pick<Notes, 'find'>;
  readonly settings: SettingsSource;
  readonly channels: Pick<Deliver, 'email'>;
  readonly publicUrl: string;
  readonly now: Now;
}

/**
 * Mails a note to a person whom it names. A note that is gone by now, or a person who left the settings, needs no mail.
 *
 * @throws when the mail was not accepted, so that the queue brings the mention again.
 */
export async function sendMention(deps: MentionDeps, { threadId, noteId, to }: Mention): Promise<void> {
  const now = deps.now();
  const [versioned, note, [stored]] = await Promise.all([
    deps.settings.current(),
    deps.notes.find(threadId, noteId, now),
    deps.threads.load([threadId], now),
  ]);
  const { people } = versioned.settings;
  const person = people[to];
  if (note === undefined || stored === undefined || person === undefined) return;
  const view = {
    threadId,
    by: people[note.by]?.name ?? note.by,
    where: whereOf(threadPartOf(stateOf(stored.thread, now), versioned), wordsIn(person.language)),
    text: note.text,
    url: threadUrl(deps.publicUrl, threadId),
  };
  await mailPerson(deps.channels.email, versioned.settings, to, await mentionEmail(view, person));
}
