import type { FileHandle } from 'node:fs/promises';

/** A mail in an mbox: its place, and its beginning without the mbox quoting. */
export interface MboxMail {
  readonly start: number;
  readonly length: number;
  readonly head: Buffer;
}

export interface ScanOptions {
  /** How much of each mail's beginning to return. */
  readonly headBytes: number;
  /** How much of the file to hold in memory at once. */
  readonly windowBytes?: number;
}

const SEPARATOR = Buffer.from('\nFrom ');
const WINDOW_BYTES = 1024 * 1024;
/** Enough to see an empty line before a separator: its CR, and the LF before that. */
const LOOK_BACK_BYTES = 2;
/** No separator is longer. */
const SEPARATOR_BYTES = 500;
/** The end of the window may cut a separator in two, and the CR of the empty line before it belongs to no mail. */
const HELD_BACK_BYTES = SEPARATOR_BYTES + 1;
/** After `From `: an address, or what a program puts in its place, and a date; Thunderbird also writes nothing. */
const ADDRESS_AND_DATE =
  /^(?:\S+ +(?:\w{3},? +(?:\d{1,2} +)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) .*\b\d{4}\b|\d{4}-\d\d-\d\d).*|)$/;
const LF = 0x0a;
const CR = 0x0d;

/**
 * The mails of an mbox, one after another, with never more in memory than a window and a head. A mail begins after a
 * line that opens the file, or that follows an empty line and has `From `, an address and a date: a buyer may begin a
 * paragraph with From. The empty line belongs to neither mail.
 */
export async function* mailsOfMbox(
  handle: FileHandle,
  { headBytes, windowBytes = WINDOW_BYTES }: ScanOptions,
): AsyncGenerator<MboxMail> {
  const window = Buffer.alloc(LOOK_BACK_BYTES + HELD_BACK_BYTES + windowBytes);
  let mail: OpenMail | undefined;
  /** The window's offset in the file, how much of it is filled, and how much of that is done. */
  let [base, filled, at] = [0, 0, 0];
  for (;;) {
    const { bytesRead } = await handle.read(window, filled, windowBytes, base + filled);
    filled += bytesRead;
    const seen = window.subarray(0, filled);
    for (;;) {
      if (mail === undefined) {
        const newline = seen.indexOf(LF, at);
        at = newline === -1 ? filled : newline + 1;
        if (newline === -1) break;
        mail = openMail(base + at, headBytes);
      }
      const separator = seen.indexOf(SEPARATOR, at);
      if (separator === -1) break;
      const line = lineAt(seen, separator + 1);
      if (line === undefined && bytesRead > 0 && filled - separator < SEPARATOR_BYTES) break;
      if (endsEmptyLine(seen, separator) && isSeparator(line ?? seen.subarray(separator + 1))) {
        mail.take(seen.subarray(at, seen[separator - 1] === CR ? separator - 1 : separator));
        if (mail.length() > 0) yield mail.close();
        mail = undefined;
      } else mail.take(seen.subarray(at, separator + 1));
      at = separator + 1;
    }
    if (bytesRead === 0) {
      mail?.take(withoutLastEmptyLine(seen, at));
      if (mail !== undefined && mail.length() > 0) yield mail.close();
      return;
    }
    const until = Math.max(at, filled - HELD_BACK_BYTES);
    mail?.take(seen.subarray(at, until));
    const from = Math.max(until - LOOK_BACK_BYTES, 0);
    window.copyWithin(0, from, filled);
    [base, filled, at] = [base + from, filled - from, until - from];
  }
}

interface OpenMail {
  take(bytes: Buffer): void;
  length(): number;
  close(): MboxMail;
}

/** Counts a mail's bytes and copies the first ones. */
function openMail(start: number, headBytes: number): OpenMail {
  const head: Buffer[] = [];
  let length = 0;
  return {
    take(bytes) {
      // The window is overwritten later, so the head must be a copy.
      if (length < headBytes) head.push(Buffer.from(bytes.subarray(0, headBytes - length)));
      length += bytes.length;
    },
    length: () => length,
    close: () => ({ start, length, head: unquoted(Buffer.concat(head)) }),
  };
}

/** The line that begins here; undefined when its end is not in the window. */
function lineAt(bytes: Buffer, start: number): Buffer | undefined {
  const end = bytes.indexOf(LF, start);
  return end === -1 ? undefined : bytes.subarray(start, end);
}

function isSeparator(line: Buffer): boolean {
  if (line.length > SEPARATOR_BYTES) return false;
  return ADDRESS_AND_DATE.test(line.toString('latin1').slice('From '.length).trim());
}

/** Whether the line that ends at this LF is empty. */
function endsEmptyLine(bytes: Buffer, newline: number): boolean {
  const before = bytes[newline - 1];
  return before === LF || (before === CR && bytes[newline - 2] === LF);
}

function withoutLastEmptyLine(bytes: Buffer, from: number): Buffer {
  const last = bytes.length - 1;
  const ended = last >= from && bytes[last] === LF && endsEmptyLine(bytes, last);
  return bytes.subarray(
    from,
    ended ? Math.max(from, bytes[last - 1] === CR ? last - 1 : last) : bytes.length,
  );
}

/** A mail of an mbox without the `>` marks that protect its lines with `From `. */
export function unquoted(raw: Buffer): Buffer {
  if (!raw.includes('>From ')) return raw;
  return Buffer.from(raw.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}
