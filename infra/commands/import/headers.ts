/** A header of a mail, unfolded but not decoded. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** The most of a mail's head that is read; the reader of Amazon's mails looks no further either. */
const HEAD_CHARACTERS = 256 * 1_024;
const NAME = /^[!-9;-~]+$/;

/** The headers of a mail, from top to bottom, as far as the first empty line; decodes nothing. */
export function headersIn(raw: Uint8Array): Header[] {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, HEAD_CHARACTERS)).toString(
    'latin1',
  );
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  return text
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      const name = line.slice(0, Math.max(colon, 0)).trim();
      return NAME.test(name) ? [{ name, value: line.slice(colon + 1).trim() }] : [];
    });
}

function valuesOf(headers: readonly Header[], wanted: string): string[] {
  return headers.filter(({ name }) => name.toLowerCase() === wanted).map(({ value }) => value);
}

/** No seller has older mail from Amazon: an earlier Date comes from a broken clock. */
const EARLIEST = Date.UTC(2000, 0, 1);

/** When the mail says it was written, in milliseconds since 1970; `now` when it says nothing plausible. */
export function writtenAt(headers: readonly Header[], now: number): number {
  const instant = Date.parse(valuesOf(headers, 'date')[0] ?? '');
  return instant >= EARLIEST && instant <= now ? instant : now;
}

/** The headers that name a mail's recipient, the most reliable first. */
const RECIPIENT_HEADERS = [
  'delivered-to',
  'x-original-to',
  'to',
  'cc',
  'envelope-to',
  'x-envelope-to',
] as const;

/** The first intake address among the mail's recipients; undefined when it names none. */
export function intakeAddressOf(
  headers: readonly Header[],
  intakeAddresses: ReadonlySet<string>,
): string | undefined {
  return RECIPIENT_HEADERS.flatMap((name) => valuesOf(headers, name))
    .flatMap((value) => value.toLowerCase().split(/[\s<>,;:"()]+/))
    .find((address) => intakeAddresses.has(address));
}

/**
 * Whether the mailbox's own server doubted the mail: its topmost result, which no sender can forge, says that DMARC
 * failed, or it was marked as spam.
 */
export function isDoubted(headers: readonly Header[]): boolean {
  const [results = ''] = valuesOf(headers, 'authentication-results');
  const labels = valuesOf(headers, 'x-gmail-labels').join().split(',');
  return /\bdmarc=fail\b/i.test(results) || labels.some((label) => label.trim().toLowerCase() === 'spam');
}
