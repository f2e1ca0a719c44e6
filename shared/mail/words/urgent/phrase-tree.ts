/** Phrases by their words, to find all of them in one pass over a text. */
export interface PhraseTree<Mark> {
  readonly exact: Map<string, PhraseTree<Mark>>;
  readonly prefixes: Map<string, PhraseTree<Mark>>;
  /** The lengths of the prefixes, each once. */
  readonly lengths: Set<number>;
  /** What the phrases stand for that end here. */
  readonly marks: Mark[];
}

export function phraseTree<Mark>(): PhraseTree<Mark> {
  return { exact: new Map(), prefixes: new Map(), lengths: new Set(), marks: [] };
}

/** Adds a phrase; a word of it that ends with * stands for all that begin so. */
export function addPhrase<Mark>(tree: PhraseTree<Mark>, words: readonly string[], mark: Mark): void {
  let at = tree;
  for (const word of words) {
    const isPrefix = word.endsWith('*');
    const key = isPrefix ? word.slice(0, -1) : word;
    if (isPrefix) at.lengths.add(key.length);
    const branch = isPrefix ? at.prefixes : at.exact;
    const next = branch.get(key) ?? phraseTree<Mark>();
    branch.set(key, next);
    at = next;
  }
  at.marks.push(mark);
}

/** A phrase that was found from one word of a text up to another, which is not part of it. */
interface Found<Mark> {
  readonly mark: Mark;
  readonly from: number;
  readonly to: number;
}

/** The phrases that begin at a word, in time that depends on the phrases alone. */
export function phrasesAt<Mark>(
  tree: PhraseTree<Mark>,
  words: readonly string[],
  from: number,
  at = from,
): Found<Mark>[] {
  const ended = at === from ? [] : tree.marks.map((mark) => ({ mark, from, to: at }));
  const word = words[at];
  if (word === undefined || word === '') return ended;
  const exact = tree.exact.get(word);
  const begun = [...tree.lengths].flatMap((length) =>
    word.length < length ? [] : (tree.prefixes.get(word.slice(0, length)) ?? []),
  );
  return [
    ...ended,
    ...[...(exact === undefined ? [] : [exact]), ...begun].flatMap((next) =>
      phrasesAt(next, words, from, at + 1),
    ),
  ];
}
