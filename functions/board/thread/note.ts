import { plain } from '#shared/messages/plain';

/** The longest note. */
export const MOST_NOTE = 1_000;
/** The longest tag. */
export const MOST_TAG = 30;

/** A note as it is stored: its lines stay, characters that act on others go; undefined for an empty one. */
export function noteText(text: string): string | undefined {
  const lines = text
    .slice(0, 2 * MOST_NOTE)
    .split(/\r\n?|\n/)
    .map((line) => plain(line, MOST_NOTE));
  const whole = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return whole === '' || whole.length > MOST_NOTE ? undefined : whole;
}

/** A tag as one harmless word or some; undefined for an empty one, or one that is too long. */
export function tagText(text: string): string | undefined {
  const tag = plain(text, 2 * MOST_TAG);
  return tag === '' || tag.length > MOST_TAG ? undefined : tag;
}

/** The people whom a note names by `@` and their id or name, the longest names first, so that Ana is not Ana Ruiz. */
export function mentionsIn(
  text: string,
  people: Readonly<Record<string, { readonly name: string }>>,
): readonly string[] {
  const handles = Object.entries(people)
    .flatMap(([id, { name }]) => [
      { id, handle: `@${id}`.toLowerCase() },
      { id, handle: `@${name}`.toLowerCase() },
      { id, handle: `@${name.split(/\s/)[0] ?? name}`.toLowerCase() },
    ])
    .toSorted((a, b) => b.handle.length - a.handle.length);
  const found = new Set<string>();
  let rest = text.toLowerCase().replaceAll('\uff20', '@');
  for (const { id, handle } of handles) {
    const parts = rest.split(handle);
    // `@lisa` does not name Li; in Chinese no space has to follow a name.
    const isNamed = parts.slice(1).some((after) => !/^[a-z0-9_-]/.test(after));
    if (!isNamed) continue;
    found.add(id);
    rest = parts.join(' ');
  }
  return [...found];
}

/** A note that reaches the writer of an answer; undefined for an empty one. */
export function noteForWriter(writer: string, note: string): string | undefined {
  const text = noteText(note.slice(0, MOST_NOTE - writer.length - 2));
  return text === undefined ? undefined : `@${writer} ${text}`;
}
