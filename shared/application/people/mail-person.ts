import type { Settings } from '#shared/contracts/settings/settings';
import { Failure } from '#shared/failure';
import type { MailContent } from '#shared/messages/mail-parts';
import type { AlertChannel, AlertMessage } from '#shared/ports/alerts';

export type MailChannel = AlertChannel<Extract<AlertMessage, { channel: 'email' }>>;

/** Mails a person of the settings. @throws when SES did not accept it, or nobody has this id. */
export async function mailPerson(
  email: MailChannel,
  { people, sender }: Pick<Settings, 'people' | 'sender'>,
  id: string,
  content: MailContent,
): Promise<void> {
  const person = people[id];
  if (person === undefined) throw new Failure('nobody of this name is in the settings');
  const outcome = await email.deliver({
    channel: 'email',
    from: sender,
    to: { name: person.name, address: person.email },
    ...content,
  });
  if (outcome.result !== 'accepted') throw new Failure(outcome.reason);
}
