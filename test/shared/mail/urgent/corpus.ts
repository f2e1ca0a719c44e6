import { readdirSync, readFileSync } from 'node:fs';

/** A sentence of the corpus: 1 and 2 are the levels that it should have, 0 an ordinary one. */
export interface Sentence {
  readonly language: string;
  readonly level: 0 | 1 | 2;
  /** Written before the lists, and never used to extend them. */
  readonly heldOut: boolean;
  readonly text: string;
}

const FOLDER = new URL('../../../fixtures/urgent/', import.meta.url);
const LINE = /^([012])(h?) (.+)$/;

/** All sentences, by language. */
export function corpus(): Sentence[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) =>
      readFileSync(new URL(name, FOLDER), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): Sentence => {
          const [, level, held, text = ''] = LINE.exec(line) ?? [];
          if (level === undefined) throw new Error(`${name}: not a sentence of the corpus: ${line}`);
          return {
            language: name.slice(0, 2),
            level: level === '1' ? 1 : level === '2' ? 2 : 0,
            heldOut: held === 'h',
            text,
          };
        }),
    );
}
