import type { MailNotification } from '#shared/contracts/messages/queue-messages';
import { headerValues, type ParsedMail } from './parsed-mail.ts';

const ADDRESS = "[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-z0-9-]+\\.)+[a-z]{2,}";
/** A name in quotes, or without any character that could begin an address, a list or a group. */
const NAME = '(?:"(?:[^"\\\\\\p{Cc}]|\\\\[^\\p{Cc}])*"|[^"<>@,;:\\\\\\p{Cc}]*)';
const MAILBOX = new RegExp(`^(?:(${ADDRESS})|${NAME}[ \\t]*<(${ADDRESS})>)$`, 'iu');

/**
 * The one address from which a mail came, in small letters; undefined where two readers could read two addresses. The mail
 * must have a single From of the plainest form, in a header block that nobody can split in two ways, and SES itself must
 * report the same From.
 *
 * @param raw the mail's bytes, or their beginning
 */
export function soleSender(
  mail: ParsedMail,
  raw: Uint8Array,
  { mail: reported }: MailNotification,
): string | undefined {
  const [from, ...more] = headerValues(mail, 'from');
  if (from === undefined || more.length > 0 || (mail.problem === undefined && !hasOneReading(raw)))
    return undefined;
  const [, bare, inBrackets] = MAILBOX.exec(from) ?? [];
  const address = (bare ?? inBrackets)?.toLowerCase();
  if (address === undefined) return undefined;
  const others = [
    reported.headers.filter(({ name }) => name.toLowerCase() === 'from').map(({ value }) => value),
    reported.commonHeaders?.from ?? [],
  ];
  return others.every((values) => values.length <= 1 && values.every((value) => ends(value, address)))
    ? address
    : undefined;
}

/** SES may report the name beside the address decoded, so only the address is compared. */
function ends(value: string, address: string): boolean {
  const reported = value.replace(/^[ \t]+|[ \t]+$/g, '').toLowerCase();
  return reported === address || reported.endsWith(`<${address}>`);
}

const LF = 0x0a;
const CR = 0x0d;
const NUL = 0x00;

/** Whether the header block has one kind of line ends and no byte at which some readers end a line and others do not. */
function hasOneReading(raw: Uint8Array): boolean {
  let withCr = 0;
  let withoutCr = 0;
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === NUL || (raw[at] === CR && raw[at + 1] !== LF)) return false;
    if (raw[at] !== LF) continue;
    if (raw[at - 1] === CR) withCr += 1;
    else withoutCr += 1;
    if (withCr > 0 && withoutCr > 0) return false;
    const next = raw[at + 1] === CR ? raw[at + 2] : raw[at + 1];
    if (next === LF) return true;
  }
  return true;
}
