import { LARGEST_MAIL_BYTES } from '#infra/local/services/mail-intake';
import type { EndpointDeps } from '#infra/local/web/endpoint-deps';
import type { Progress } from '#infra/terminal/progress';
import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import { countKind, countSkipped, type ImportFigures, newFigures } from './figures.ts';
import { headersIn, intakeAddressOf, isDoubted, writtenAt } from './headers.ts';
import { findMails, type Found, type MailPlace, readMail } from './places.ts';
import type { Recorder } from './recording.ts';

/** How many mails are recorded in parallel, so that those of one thread share a write. */
const AT_ONCE = 50;
/** After this many failures in a row, the mails are not the cause. */
const MOST_FAILURES_IN_A_ROW = 50;
const TOO_LARGE = 'it is larger than 40 MB, the most that SES accepts';

export interface ImportDeps extends EndpointDeps {
  readonly recorder: Recorder;
  readonly progress: Pick<Progress, 'update'>;
  /** Mail written longer ago than this is recorded as history. */
  readonly historyAfterMs: number;
  /** Ends the import early, with what was imported so far. */
  readonly signal: AbortSignal;
}

/** Files and folders, and how many bytes of mail they hold. */
export interface Mailbox {
  readonly paths: readonly string[];
  readonly bytes: number;
}

/** A new mail that waits to go through the mail endpoint; only its place is held, not its bytes. */
interface Fresh {
  readonly name: string;
  readonly place: MailPlace;
  readonly recipient: string;
  readonly receivedAt: number;
  readonly doubted: boolean;
}

/**
 * Imports the mails of a mailbox, and resolves with the figures when everything is settled. Old mail is recorded as history
 * and alerts nobody. Then new mail goes through the mail endpoint, newest first, so that an answer is known before the
 * message that it answers.
 *
 * @throws when recording keeps failing: then the table is broken, not the mails.
 */
export async function importMails(deps: ImportDeps, mailbox: Mailbox): Promise<ImportFigures> {
  const { stack, signal } = deps;
  const figures = newFigures();
  const fresh = await readMailbox(deps, mailbox, figures);
  const newestFirst = fresh.toSorted((a, b) => b.receivedAt - a.receivedAt);
  for (const [index, mail] of newestFirst.entries()) {
    if (signal.aborted) break;
    await takeInFresh(deps, mail, figures);
    const done = index + 1;
    deps.progress.update({ part: 'importing new mail', done, of: fresh.length, count: done, unit: 'mails' });
  }
  if (figures.fresh > 0) await stack.settle();
  return figures;
}

/** Reads every mail once: records history, and returns the places of the rest. */
async function readMailbox(deps: ImportDeps, mailbox: Mailbox, figures: ImportFigures): Promise<Fresh[]> {
  const { stack, recorder, progress, signal } = deps;
  const now = stack.now();
  const historyBefore = now - deps.historyAfterMs;
  const addressOf = recipients(deps);
  const fresh: Fresh[] = [];
  const underWay = new Set<Promise<void>>();
  const failures = { inARow: 0, error: undefined as unknown };

  const takeIn = async ({ name, place, head }: Extract<Found, { place: MailPlace }>): Promise<void> => {
    try {
      const headers = headersIn(head);
      const receivedAt = writtenAt(headers, now);
      const { recipient, guessed } = addressOf(headers);
      const mail = await recorder.read({ raw: head, headers, recipient, receivedAt });
      const isHistory = receivedAt < historyBefore;
      const known = isHistory ? await mail.recordAsHistory(historyBefore) : await mail.isKnown();
      failures.inARow = 0;
      countKind(figures, mail.kind);
      if (known) figures.known += 1;
      if (guessed) figures.guessed += 1;
      if (isHistory) figures.history += 1;
      else fresh.push({ name, place, recipient, receivedAt, doubted: isDoubted(headers) });
    } catch (error) {
      failures.inARow += 1;
      failures.error = error;
      countSkipped(
        figures,
        name,
        `it could not be recorded (${error instanceof Error ? error.name : 'error'})`,
      );
    }
  };

  let mails = 0;
  for await (const found of findMails(mailbox.paths, recorder.headBytes)) {
    if (signal.aborted || failures.inARow >= MOST_FAILURES_IN_A_ROW) break;
    if ('skipped' in found) {
      countSkipped(figures, found.name, found.skipped);
      continue;
    }
    mails += 1;
    figures.bytes += found.readBytes;
    progress.update({
      part: 'reading mail',
      done: figures.bytes,
      of: mailbox.bytes,
      count: mails,
      unit: 'mails',
    });
    if (found.place.length > LARGEST_MAIL_BYTES) {
      countSkipped(figures, found.name, TOO_LARGE);
      continue;
    }
    const work: Promise<void> = takeIn(found).finally(() => underWay.delete(work));
    underWay.add(work);
    if (underWay.size >= AT_ONCE) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  // The empty lines between mails belong to none of them, so the mails add up to a little less than the file.
  if (!signal.aborted)
    progress.update({
      part: 'reading mail',
      done: mailbox.bytes,
      of: mailbox.bytes,
      count: mails,
      unit: 'mails',
    });
  if (failures.inARow >= MOST_FAILURES_IN_A_ROW) throw failures.error;
  return fresh;
}

async function takeInFresh({ stack }: ImportDeps, mail: Fresh, figures: ImportFigures): Promise<void> {
  let raw: Buffer;
  try {
    raw = await readMail(mail.place);
  } catch {
    countSkipped(figures, mail.name, 'it cannot be read any more');
    return;
  }
  const { recipient, receivedAt, doubted } = mail;
  await stack.takeIn({ raw, recipients: [recipient], receivedAt, dmarc: doubted ? 'FAIL' : 'PASS' });
  figures.fresh += 1;
}

type AddressOf = (headers: ReturnType<typeof headersIn>) => { recipient: string; guessed: boolean };

function recipients({ settings }: ImportDeps): AddressOf {
  const [first, ...others] = intakeAddresses(settings).map(({ address }) => address);
  if (first === undefined) throw new Error('the settings have no intake address');
  const addresses = new Set([first, ...others]);
  return (headers) => {
    const named = intakeAddressOf(headers, addresses);
    return { recipient: named ?? first, guessed: named === undefined };
  };
}
