import { cutTo } from '#shared/whole-characters';
import { outOfBounds } from './open/bounds.ts';
import { filesIn } from './open/parsed-mail.ts';

/** The pictures that a page may show: those that every browser decodes and that can hold no script. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif';

/** A file in a mail. */
export interface Attachment {
  /** A plain name without any path, whatever the mail called it; empty when it has none. */
  readonly name: string;
  /** As the mail claims, for a person to read; nothing is ever served as this. */
  readonly claimedType: string;
  /** By its first bytes; undefined for anything else than a picture. */
  readonly picture: PictureType | undefined;
  readonly content: Uint8Array;
}

/** The files of a whole mail, in order; undefined when it cannot be taken apart. */
export async function attachmentsIn(raw: Uint8Array): Promise<readonly Attachment[] | undefined> {
  if (outOfBounds(raw) !== undefined) return undefined;
  const files = await filesIn(raw);
  return files?.map(({ name, type, content }) => ({
    name: fileName(name),
    claimedType: /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(type)
      ? type.toLowerCase()
      : 'application/octet-stream',
    picture: pictureIn(content),
    content,
  }));
}

/** What the first bytes of each kind of picture are; a dot stands for any byte. */
const BEGINNINGS: readonly (readonly [PictureType, RegExp])[] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
];

function pictureIn(content: Uint8Array): PictureType | undefined {
  const beginning = String.fromCharCode(...content.subarray(0, 16));
  return BEGINNINGS.find(([, bytes]) => bytes.test(beginning))?.[0];
}

const NAME_CHARACTERS = 100;

/**
 * A name that means the same to a person and to every system: the last part of a path, without characters that are
 * unseen, turn the direction of what follows, or mean something to a shell or a file system.
 */
function fileName(name: string): string {
  const last =
    name
      .slice(0, 4 * NAME_CHARACTERS)
      .split(/[/\\]/)
      .at(-1) ?? '';
  const plain = last
    .replace(/[\p{C}\p{Zl}\p{Zp}\p{DI}]/gv, '')
    .replace(/["'<>:|?*%;$&`]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (plain.length <= NAME_CHARACTERS) return plain;
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(plain)?.[0] ?? '';
  return `${cutTo(plain.slice(0, -ending.length || undefined), NAME_CHARACTERS - ending.length)}${ending}`;
}
