import type { UnknownReason } from '#shared/domain/thread/unknown-reason';

/** The part of a mail that is read: Amazon's text comes before any attachment. */
export const READ_BYTES = 256 * 1024;

const MOST_BOUNDARY_LINES = 2_000;
const MOST_LINES = 10_000;
const DASH = 0x2d;
const LF = 0x0a;

/**
 * Why the mail must not be parsed at all; undefined when it may. A mail of very many tiny parts would block the
 * parser for seconds (200,000 empty parts: 6.6 s).
 */
export function outOfBounds(raw: Uint8Array): UnknownReason | undefined {
  if (raw.length === 0) return 'the mail is empty';
  let boundaryLines = 0;
  for (let at = raw.indexOf(LF); at !== -1; at = raw.indexOf(LF, at + 1)) {
    if (raw[at + 1] === DASH && raw[at + 2] === DASH) boundaryLines += 1;
    if (boundaryLines > MOST_BOUNDARY_LINES) return 'the mail has more than 2000 parts';
  }
  return undefined;
}

/**
 * The part of a mail that is read: parsers cost time per line, and no honest mail has so many before its attachments.
 */
export function readablePart(whole: Uint8Array): Uint8Array {
  const raw = whole.subarray(0, READ_BYTES);
  let lines = 0;
  for (let at = raw.indexOf(LF); at !== -1; at = raw.indexOf(LF, at + 1)) {
    lines += 1;
    if (lines === MOST_LINES) return raw.subarray(0, at + 1);
  }
  return raw;
}
