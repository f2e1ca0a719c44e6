import type { ReplyFile } from '#shared/ports/replies';
import type { SentFile } from '../web/sent-form.ts';

/** A file that somebody wants to send with an answer. */
export interface Upload extends ReplyFile {
  readonly content: Uint8Array;
}

const TYPES: Readonly<Record<string, { readonly type: string; readonly begins: RegExp }>> = {
  pdf: { type: 'application/pdf', begins: /^%PDF-/ },
  jpg: { type: 'image/jpeg', begins: /^\xff\xd8\xff/ },
  jpeg: { type: 'image/jpeg', begins: /^\xff\xd8\xff/ },
  png: { type: 'image/png', begins: /^\x89PNG\r\n\x1a\n/ },
  txt: { type: 'text/plain', begins: /^[^\0]*$/ },
  doc: { type: 'application/msword', begins: /^\xd0\xcf\x11\xe0/ },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    begins: /^PK\x03\x04/,
  },
};

/** The endings of files that Amazon takes, for the field that chooses them. */
export const FILE_ENDINGS = Object.keys(TYPES).map((ending) => `.${ending}`);

const NAME_CHARACTERS = 80;

/**
 * The files of a form. Each has the type that its ending and its first bytes say, whatever the browser claims; one whose
 * bytes do not fit its ending has none, and the check refuses it.
 */
export async function uploadsOf(files: readonly SentFile[]): Promise<Upload[]> {
  // A browser sends an empty field as a file without name and content.
  const chosen = files.filter(({ size, name }) => size > 0 || name !== '');
  return Promise.all(
    chosen.map(async (file) => {
      const content = new Uint8Array(await file.arrayBuffer());
      return { name: nameOf(file.name), type: typeOf(file.name, content), bytes: content.length, content };
    }),
  );
}

function typeOf(name: string, content: Uint8Array): string {
  const known = TYPES[endingOf(name)];
  const beginning = String.fromCharCode(...content.subarray(0, 512));
  return known?.begins.test(beginning) === true ? known.type : 'application/octet-stream';
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** The last part of a path, in harmless characters. */
function nameOf(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[^\p{L}\p{N} ._-]/gu, '_').trim();
  return plain.length <= NAME_CHARACTERS ? plain : plain.slice(-NAME_CHARACTERS);
}
