import type { FC } from 'hono/jsx';

/** A part of a text to point out. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly class: 'filled' | 'faulty';
  /** What it is, for whoever asks. */
  readonly title: string;
}

/** Words for a buyer as they stand, with some parts marked. A part that begins within another one is left to that one. */
export const Marked: FC<{
  readonly text: string;
  readonly language: string;
  readonly marks: readonly Mark[];
}> = ({ text, language, marks }) => {
  const parts: (string | { readonly mark: Mark; readonly text: string })[] = [];
  let from = 0;
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    if (mark.start < from || mark.end <= mark.start) continue;
    parts.push(text.slice(from, mark.start), { mark, text: text.slice(mark.start, mark.end) });
    from = mark.end;
  }
  return (
    <p class="said" lang={language} dir="auto">
      {[...parts, text.slice(from)].map((part) =>
        typeof part === 'string' ? (
          part
        ) : (
          <mark class={part.mark.class} title={part.mark.title}>
            {part.text}
          </mark>
        ),
      )}
    </p>
  );
};
