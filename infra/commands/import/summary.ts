import { lasting } from '#infra/terminal/lasting';
import { type ImportFigures, SKIPPED_NAMED } from './figures.ts';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  BBC_MESSAGE_SENT_TO_MERCHANT: "buyer's message",
  BBC_MESSAGE_CONFIRMATION_TO_MERCHANT: 'copy of a reply',
  BUYER_OPTED_OUT_BSM_MESSAGES: 'opt-out of a buyer',
  RETURN_REQUEST: 'return',
  REFUND_ISSUED: 'refund',
  A_Z_CLAIM_RESPONDENT_NOTIFY: 'A-to-z claim opened',
  A_Z_CLAIM_RESPONDENT_CLOSE: 'A-to-z claim decided',
  BRC_SELLER_NOTIFICATION: 'cancellation request',
  'chargeback-opened': 'chargeback opened',
  'chargeback-decided': 'chargeback decided',
  'own-reply': 'reply from your own mail client',
  'reply-refused': 'reply that Amazon refused',
  'delivery-failure': 'delivery failure',
  'forwarding-confirmation': 'confirmation of mail forwarding',
  unknown: 'not understood',
};

export interface SummaryInput {
  readonly figures: ImportFigures;
  readonly elapsedMs: number;
  readonly historyAfterMs: number;
  /** The address assumed for mails that name none. */
  readonly guess?: string;
  /** It was ended before everything was read. */
  readonly interrupted: boolean;
}

/** The summary of an import, line by line. Holds counts, marketplaces and files, and nothing from a mail. */
export function summaryLines({
  figures,
  elapsedMs,
  historyAfterMs,
  guess,
  interrupted,
}: SummaryInput): string[] {
  const { history, fresh, known, guessed, bytes } = figures;
  const taken = history + fresh;
  const seconds = Math.max(elapsedMs / 1_000, 0.001);
  const pace = `${count(taken / seconds)} mails/s, ${(bytes / 1_000_000 / seconds).toFixed(1)} MB/s`;
  return [
    `Imported ${mails(taken)} in ${lasting(elapsedMs)} (${pace})${interrupted ? '; ended before everything was read' : ''}`,
    ...counted('as history', history, `older than ${hours(historyAfterMs)}: alerts nobody`),
    ...counted('as new', fresh, 'through the mail endpoint: watched from now on'),
    ...counted('known already', known, 'of these; nothing was added for them'),
    ...counted(
      'no address',
      guessed,
      `of these name no intake address: recorded for ${guess ?? 'the first one'}`,
    ),
    ...table('type', figures.types, (type) => TYPE_WORDS[type] ?? type),
    ...table('marketplace', figures.countries),
    ...table('language', figures.languages),
    ...table('not understood', figures.unknownReasons),
    ...table('skipped', figures.skipReasons),
    ...figures.skippedNames.map((name) => `    ${name}`),
    ...(figures.skipped > SKIPPED_NAMED ? [`    and ${count(figures.skipped - SKIPPED_NAMED)} more`] : []),
  ];
}

const LABEL_CHARACTERS = 15;
const COUNT_CHARACTERS = 9;

function row(label: string, number: number, words: string): string {
  return `  ${label.padEnd(LABEL_CHARACTERS)} ${count(number).padStart(COUNT_CHARACTERS)}  ${words}`;
}

function counted(label: string, number: number, words: string): string[] {
  return number === 0 ? [] : [row(label, number, words)];
}

/** The most frequent first. */
function table(
  label: string,
  counts: ReadonlyMap<string, number>,
  words = (key: string): string => key,
): string[] {
  return [...counts]
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([key, number], index) => row(index === 0 ? label : '', number, words(key)));
}

function hours(ms: number): string {
  return `${(ms / 3_600_000).toLocaleString('en', { maximumFractionDigits: 1 })} h`;
}

function mails(number: number): string {
  return `${count(number)} ${number === 1 ? 'mail' : 'mails'}`;
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en');
}
