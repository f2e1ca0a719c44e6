import { intakeAddresses } from '#shared/contracts/settings';
import type { DoorsDeps } from './doors-deps.ts';
import { LARGEST_MAIL_BYTES } from './mail-intake.ts';
import { dateOf, intakeAddressOf } from './mail-import-headers.ts';
import { readHead, readMail, type Found, type MailPlace } from './mail-import-places.ts';

/** How many mails are taken in between two words about it. */
const PROGRESS_EVERY = 100;

export interface ImportDeps extends DoorsDeps {
  /** Told in words of what was skipped or guessed, and how far it is. */
  readonly say: (line: string) => void;
}

/**
 * Takes in the mails that were found, and resolves with one line about it when all are settled.
 *
 * Newest first, so that an answer is known before the message that it answers and nobody is called for what was
 * answered long ago. A mail counts as received at its Date, or now when it has none or a later one.
 */
export async function importMails(deps: ImportDeps, { places, skipped }: Found): Promise<string> {
  const { stack, say } = deps;
  const now = stack.now();
  const dated: { place: MailPlace; at: number | undefined }[] = [];
  for (const place of places) dated.push({ place, at: dateOf(await readHead(place)) });
  const newestFirst = dated.toSorted((a, b) => (b.at ?? now) - (a.at ?? now));

  skipped.forEach((line) => say(`skipped ${line}`));
  const counts = { taken: 0, skipped: skipped.length };
  for (const [index, { place, at }] of newestFirst.entries()) {
    if (index > 0 && index % PROGRESS_EVERY === 0) say(`took in ${index} of ${places.length} mails`);
    const took = await importMail(deps, place, at !== undefined && at <= now ? at : now);
    counts[took ? 'taken' : 'skipped'] += 1;
  }
  await stack.settle();
  return `took in ${mails(counts.taken)}${counts.skipped === 0 ? '' : `, skipped ${counts.skipped}`}`;
}

async function importMail(
  { stack, settings, say }: ImportDeps,
  place: MailPlace,
  receivedAt: number,
): Promise<boolean> {
  if (place.length > LARGEST_MAIL_BYTES) {
    say(`skipped ${place.name}: it is larger than 40 MB, the most that SES takes in`);
    return false;
  }
  const raw = await readMail(place);
  const addresses = intakeAddresses(settings).map(({ address }) => address);
  const named = intakeAddressOf(raw, addresses);
  const recipient = named ?? addresses[0];
  if (recipient === undefined) throw new Error('the settings have no intake address');
  if (named === undefined) say(`${place.name} names no intake address; taken in for ${recipient}`);
  await stack.takeIn({ raw, recipients: [recipient], receivedAt });
  return true;
}

function mails(count: number): string {
  return `${count} ${count === 1 ? 'mail' : 'mails'}`;
}
