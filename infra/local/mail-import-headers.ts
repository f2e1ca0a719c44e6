/** The values of a header, unfolded, in order; reads to the first empty line and knows no encodings. */
function valuesOf(head: string, name: string): string[] {
  return head.split('\n').flatMap((line) => {
    const colon = line.indexOf(':');
    return line.slice(0, colon).trim().toLowerCase() === name ? [line.slice(colon + 1).trim()] : [];
  });
}

/** The header block with one header a line. */
function unfolded(raw: Uint8Array): string {
  const text = Buffer.from(raw).toString('latin1').replace(/\r\n/g, '\n');
  const end = text.indexOf('\n\n');
  return (end === -1 ? text : text.slice(0, end)).replace(/\n[ \t]+/g, ' ');
}

/** When the mail says that it was written, in milliseconds since 1970; undefined when it says nothing sensible. */
export function dateOf(raw: Uint8Array): number | undefined {
  const [written] = valuesOf(unfolded(raw), 'date');
  const instant = Date.parse(written ?? '');
  return Number.isNaN(instant) || instant < 0 ? undefined : instant;
}

/** Where a mail server notes for whom a mail was, the surest first. */
const RECIPIENT_HEADERS = [
  'delivered-to',
  'x-original-to',
  'to',
  'cc',
  'envelope-to',
  'x-envelope-to',
] as const;

/** The first intake address among the mail's recipients; undefined when it names none. */
export function intakeAddressOf(raw: Uint8Array, intakeAddresses: readonly string[]): string | undefined {
  const head = unfolded(raw);
  const named = RECIPIENT_HEADERS.flatMap((name) => valuesOf(head, name)).flatMap((value) =>
    value.toLowerCase().split(/[\s<>,;:"()]+/),
  );
  return named.find((address) => intakeAddresses.includes(address));
}
