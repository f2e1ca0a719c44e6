import { open, readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** Where one mail lies. */
export interface MailPlace {
  readonly file: string;
  /** Which mail of the file, for a person: `inbox.mbox, mail 3`. */
  readonly name: string;
  readonly start: number;
  readonly length: number;
  /** Whether lines like `>From ` must lose their mark again. */
  readonly quoted: boolean;
}

/** What a path holds. */
export interface Found {
  readonly places: readonly MailPlace[];
  /** Files that hold no mail, with the reason in words. */
  readonly skipped: readonly string[];
}

/** Nothing is there. */
export class NoMailThere extends Error {
  override readonly name = 'NoMailThere';
}

/**
 * Finds the mails of an .eml file, an mbox, or a folder with .eml files at any depth.
 *
 * @throws NoMailThere when the path does not exist.
 */
export async function findMails(path: string): Promise<Found> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) throw new NoMailThere(`--mail ${path}: there is no such file or folder`);
  if (!info.isDirectory()) return findInFile(path);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && extname(entry.name).toLowerCase() === '.eml')
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const found = { places: [] as MailPlace[], skipped: [] as string[] };
  for (const file of files) {
    const { places, skipped } = await findInFile(file);
    found.places.push(...places);
    found.skipped.push(...skipped);
  }
  return found;
}

async function findInFile(file: string): Promise<Found> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size === 0) return { places: [], skipped: [`${file}: it is empty`] };
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1_024), 0, 1_024, 0);
    const head = buffer.toString('latin1', 0, bytesRead);
    if (head.startsWith('From ')) return { places: await placesOfMbox(file), skipped: [] };
    // What an .eml holds is a mail however it looks: what cannot be understood is shown to a person.
    if (extname(file).toLowerCase() === '.eml' || /^[!-9;-~]+:/.test(head))
      return { places: [{ file, name: file, start: 0, length: size, quoted: false }], skipped: [] };
    return { places: [], skipped: [`${file}: it is neither a mail nor an mbox`] };
  } finally {
    await handle.close();
  }
}

/** An mbox's mails begin behind a line with `From ` that opens the file or follows an empty line. */
async function placesOfMbox(file: string): Promise<MailPlace[]> {
  const places: MailPlace[] = [];
  let start: number | undefined;
  const close = (end: number): void => {
    if (start !== undefined && end > start)
      places.push({
        file,
        name: `${file}, mail ${places.length + 1}`,
        start,
        length: end - start,
        quoted: true,
      });
  };
  let afterEmpty = true;
  let end = 0;
  for await (const { at, next, beginning } of linesOf(file)) {
    if (afterEmpty && beginning.startsWith('From ')) {
      close(at);
      start = next;
    }
    afterEmpty = beginning === '\n' || beginning === '\r\n';
    end = next;
  }
  close(end);
  return places;
}

interface Line {
  readonly at: number;
  readonly next: number;
  /** Its first bytes, with the line's end when it is that short. */
  readonly beginning: string;
}

const BEGINNING_BYTES = 5;
const NEWLINE = 0x0a;

/** The file's lines by their offsets, without holding it. */
async function* linesOf(file: string): AsyncGenerator<Line> {
  const handle = await open(file);
  try {
    let at = 0;
    let offset = 0;
    let beginning = '';
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      if (!Buffer.isBuffer(chunk)) continue;
      for (let from = 0; from < chunk.length;) {
        const newline = chunk.indexOf(NEWLINE, from);
        const to = newline === -1 ? chunk.length : newline + 1;
        beginning += chunk.toString('latin1', from, Math.min(to, from + BEGINNING_BYTES - beginning.length));
        if (newline !== -1) {
          yield { at, next: offset + to, beginning };
          at = offset + to;
          beginning = '';
        }
        from = to;
      }
      offset += chunk.length;
    }
    if (offset > at) yield { at, next: offset, beginning };
  } finally {
    await handle.close();
  }
}

/** The raw mail at a place. */
export async function readMail({ file, start, length, quoted }: MailPlace): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
    const raw = buffer.subarray(0, bytesRead);
    return quoted ? Buffer.from(raw.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1') : raw;
  } finally {
    await handle.close();
  }
}

const HEAD_BYTES = 64 * 1_024;

/** The beginning of the mail at a place, where its headers stand. */
export async function readHead(place: MailPlace): Promise<Buffer> {
  return readMail({ ...place, length: Math.min(place.length, HEAD_BYTES) });
}
