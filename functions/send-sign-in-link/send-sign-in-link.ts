import { type MailChannel, mailPerson } from '#shared/application/people/mail-person';
import { hashOfToken, newToken } from '#shared/application/people/tokens';
import type { Settings, SettingsSource } from '#shared/contracts/settings/settings';
import { LINK_LIVES_MS, LOCKED_FOR_MS, MOST_LINKS, MOST_LOCK_MAILS } from '#shared/domain/people/signing-in';
import { Failure } from '#shared/failure';
import type { Now } from '#shared/ports/now';
import type { Counters, SignInLinks, SignInMessage } from '#shared/ports/people/sign-in';
import { linkEmail, lockEmail } from './sign-in-email.ts';

export interface SendSignInLinkDeps {
  readonly settings: SettingsSource;
  readonly links: Pick<SignInLinks, 'put'>;
  readonly counters: Pick<Counters, 'count'>;
  readonly email: MailChannel;
  /** Where the pages are, without a slash at the end. */
  readonly publicUrl: string;
  readonly now: Now;
}

/** What came of a message, for the log. It names nobody who is not in the settings. */
export type Sent =
  | { readonly result: 'sent' | 'too many'; readonly person: string }
  | { readonly result: 'nobody has this address' | 'too old' | 'managers were warned often enough' }
  | { readonly result: 'managers warned'; readonly failed: number };

/** Mails a link to whom an address belongs, or warns the managers that failed tries have locked signing in. */
export async function sendSignInLink(deps: SendSignInLinkDeps, message: SignInMessage): Promise<Sent> {
  const { settings } = await deps.settings.current();
  return message.type === 'asked' ? sendLink(deps, message, settings) : warnManagers(deps, message, settings);
}

async function sendLink(
  deps: SendSignInLinkDeps,
  { email, then, from, at }: Extract<SignInMessage, { type: 'asked' }>,
  settings: Settings,
): Promise<Sent> {
  const now = deps.now();
  // Nobody waits any more for a link of a queue that stood still.
  if (now >= at + LINK_LIVES_MS) return { result: 'too old' };
  const [person, reader] = Object.entries(settings.people).find(([, one]) => one.email === email) ?? [];
  if (person === undefined || reader === undefined) return { result: 'nobody has this address' };
  const { times } = await deps.counters.count(`links-${person}`, LINK_LIVES_MS, now);
  if (times > MOST_LINKS) return { result: 'too many', person };
  const token = newToken();
  const id = hashOfToken('sign-in', token);
  await deps.links.put({ id, person, email, sentAt: now, then });
  const url = `${deps.publicUrl}/sign-in/${token}`;
  const until = now + LINK_LIVES_MS;
  await mailPerson(
    deps.email,
    settings,
    person,
    await linkEmail({ id, url, name: reader.name, from, askedAt: at, until }, reader),
  );
  return { result: 'sent', person };
}

/** @throws when none of them got the mail. */
async function warnManagers(
  deps: SendSignInLinkDeps,
  { person, ...lock }: Extract<SignInMessage, { type: 'locked' }>,
  settings: Settings,
): Promise<Sent> {
  const { times } = await deps.counters.count(`lock-mails-${person ?? ''}`, LOCKED_FOR_MS, deps.now());
  if (times > MOST_LOCK_MAILS) return { result: 'managers were warned often enough' };
  const who = person === undefined ? undefined : (settings.people[person]?.name ?? person);
  const managers = [...new Set(settings.duty.manager)];
  let failed = 0;
  for (const manager of managers) {
    const reader = settings.people[manager];
    try {
      if (reader !== undefined)
        await mailPerson(deps.email, settings, manager, await lockEmail({ who, ...lock }, reader));
    } catch {
      failed += 1;
    }
  }
  if (failed === managers.length) throw new Failure('no manager got the mail that signing in is locked');
  return { result: 'managers warned', failed };
}
