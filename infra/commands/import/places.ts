import { type FileHandle, open, opendir, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { Failure } from '#shared/failure';
import { mailsOfMbox, unquoted } from './mbox.ts';

/** The place of one mail in a file. */
export interface MailPlace {
  readonly file: string;
  readonly start: number;
  readonly length: number;
  /** Whether to remove the mark from lines like `>From `. */
  readonly quoted: boolean;
}

/** A mail with its beginning; or a file without mail, with the reason in words. */
export type Found =
  | {
      readonly name: string;
      readonly place: MailPlace;
      readonly head: Buffer;
      /** How many bytes of the file were read for this mail. */
      readonly readBytes: number;
    }
  | { readonly name: string; readonly skipped: string };

/** A path does not exist. */
export class NoMailThere extends Failure {
  override readonly name = 'NoMailThere';
}

/**
 * How many bytes there are to read, for a progress display.
 *
 * @throws NoMailThere when a path does not exist.
 */
export async function measureMails(paths: readonly string[]): Promise<number> {
  let bytes = 0;
  for await (const file of filesOf(paths)) if (file.holds !== 'nothing') bytes += file.bytes;
  return bytes;
}

/**
 * The mails of .eml files, mboxes and folders of both at any depth, one at a time, with neither a whole file nor a list
 * of mails in memory.
 *
 * @throws NoMailThere when a path does not exist.
 */
export async function* findMails(paths: readonly string[], headBytes: number): AsyncGenerator<Found> {
  for await (const file of filesOf(paths)) {
    const { path, name } = file;
    if (file.holds === 'nothing') {
      yield { name, skipped: file.reason };
      continue;
    }
    try {
      yield* file.holds === 'mbox'
        ? inMbox(path, name, headBytes)
        : inFile(path, name, file.bytes, headBytes);
    } catch (error) {
      if (!isOfFile(error)) throw error;
      yield { name, skipped: `it cannot be read (${error.code})` };
    }
  }
}

async function* inMbox(path: string, name: string, headBytes: number): AsyncGenerator<Found> {
  const handle = await open(path);
  try {
    let number = 0;
    let before = 0;
    for await (const { start, length, head } of mailsOfMbox(handle, { headBytes })) {
      number += 1;
      const place = { file: path, start, length, quoted: true };
      yield { name: `${name}, mail ${number}`, place, head, readBytes: start + length - before };
      before = start + length;
    }
  } finally {
    await handle.close();
  }
}

async function* inFile(path: string, name: string, bytes: number, headBytes: number): AsyncGenerator<Found> {
  const place = { file: path, start: 0, length: bytes, quoted: false };
  const head = await readMail({ ...place, length: Math.min(bytes, headBytes) });
  yield { name, place, head, readBytes: bytes };
}

/** The raw mail at a place. */
export async function readMail({ file, start, length, quoted }: MailPlace): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
    const raw = buffer.subarray(0, bytesRead);
    return quoted ? unquoted(raw) : withPlainLines(raw);
  } finally {
    await handle.close();
  }
}

const LEADING = /^(?:\u00ef\u00bb\u00bf)?[\r\n]*/;

/** A mail without the empty lines (and the byte order mark) above it, and with line feeds where a program wrote only CR. */
function withPlainLines(raw: Buffer): Buffer {
  const [leading = ''] = LEADING.exec(raw.toString('latin1', 0, LOOKED_AT_BYTES)) ?? [];
  const mail = raw.subarray(leading.length);
  return mail.includes('\n') || !mail.includes('\r')
    ? mail
    : Buffer.from(mail.toString('latin1').replaceAll('\r', '\n'), 'latin1');
}

type MailFile = { readonly path: string; readonly name: string } & (
  | { readonly holds: 'mbox' | 'mail'; readonly bytes: number }
  | { readonly holds: 'nothing'; readonly reason: string }
);

async function* filesOf(paths: readonly string[]): AsyncGenerator<MailFile> {
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined);
    if (info === undefined) throw new NoMailThere(`${path}: there is no such file or folder`);
    if (info.isDirectory()) yield* filesUnder(path);
    else yield await lookInto(path, true);
  }
}

async function* filesUnder(folder: string): AsyncGenerator<MailFile> {
  try {
    for await (const entry of await opendir(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) yield* filesUnder(path);
      else if (entry.isFile()) yield await lookInto(path, false);
    }
  } catch (error) {
    if (!isOfFile(error)) throw error;
    yield { path: folder, name: folder, holds: 'nothing', reason: `it cannot be read (${error.code})` };
  }
}

const LOOKED_AT_BYTES = 4_096;
const MBOX = /^(?:\u00ef\u00bb\u00bf)?From /;
/** A text file in a folder may begin with the word From; an mbox has a header in the next line. */
const MBOX_WITH_HEADER = /^(?:\u00ef\u00bb\u00bf)?From [^\n]*\n(?:>From |[!-9;-~]+:)/;
const HEADER = /^(?:\u00ef\u00bb\u00bf)?[\r\n]*[!-9;-~]+:/;
const PACKED = /^(?:PK\u0003\u0004|\u001f\u008b)/;

/** Finds out what a file holds. `named`: the operator named it, it was not found in a folder. */
async function lookInto(path: string, named: boolean): Promise<MailFile> {
  const eml = extname(path).toLowerCase() === '.eml';
  try {
    const handle = await open(path);
    try {
      const { size: bytes } = await handle.stat();
      const head = await headOf(handle);
      const mbox = (named ? MBOX : MBOX_WITH_HEADER).test(head);
      const name = named || mbox ? path : namelessly(path, bytes);
      if (bytes === 0) return { path, name, holds: 'nothing', reason: 'it is empty' };
      if (mbox) return { path, name, bytes, holds: 'mbox' };
      // An .eml counts as a mail however it looks: a person gets to see what cannot be understood.
      if (eml || (named && HEADER.test(head))) return { path, name, bytes, holds: 'mail' };
      const reason = PACKED.test(head)
        ? 'it is compressed: unpack it first'
        : 'it is neither a mail nor an mbox';
      return { path, name, holds: 'nothing', reason };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!isOfFile(error)) throw error;
    const name = named ? path : namelessly(path, undefined);
    return { path, name, holds: 'nothing', reason: `it cannot be read (${error.code})` };
  }
}

async function headOf(handle: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOKED_AT_BYTES), 0, LOOKED_AT_BYTES, 0);
  return buffer.toString('latin1', 0, bytesRead);
}

/** Names a file by its folder and size, since mail programs name an exported mail by its subject, which holds a buyer's name. */
function namelessly(path: string, bytes: number | undefined): string {
  const kind = extname(path).toLowerCase() || 'nameless';
  const size = bytes === undefined ? '' : ` of ${bytes} bytes`;
  return `${dirname(path)}: ${/^[.a-z0-9-]{1,12}$/.test(kind) ? kind : 'other'} file${size}`;
}

function isOfFile(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}
