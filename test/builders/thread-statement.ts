import type { AttributeValue, BatchStatementRequest } from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;

/** What a statement that puts a thread asks for. */
export interface StatedPut {
  readonly key: Item;
  /** The item as it is afterwards, when this one was there before. */
  readonly after: (old: Item | undefined) => Item;
  /** Whether its condition holds. */
  readonly meets: (old: Item | undefined) => boolean;
}

/** Reads a statement as `threadPuts` writes it. @throws for any other. */
export function statedPut({ Statement = '', Parameters = [] }: BatchStatementRequest): StatedPut {
  const [change = '', condition] = Statement.split(' WHERE ');
  const named = (names: readonly string[]): Item =>
    Object.fromEntries(names.map((name, index) => [name, Parameters[index] ?? { NULL: true }]));
  const namesIn = (text: string, pattern: RegExp): string[] =>
    [...text.matchAll(pattern)].map(([, name = '']) => name);

  if (Statement.startsWith('INSERT INTO ')) {
    const { pk = { S: '' }, sk = { S: '' }, ...rest } = named(namesIn(change, /'(\w+)':\?/g));
    return { key: { pk, sk }, after: () => ({ pk, sk, ...rest }), meets: (old) => old === undefined };
  }
  if (!Statement.startsWith('UPDATE ') || condition !== '"pk"=? AND "sk"=? AND "version"=?')
    throw new Error(`no statement that puts a thread: ${Statement}`);
  const names = namesIn(change, /"(\w+)"=\?/g);
  const [pk = { S: '' }, sk = { S: '' }, version] = Parameters.slice(names.length);
  const removed = new Set(namesIn(change, /REMOVE "(\w+)"/g));
  return {
    key: { pk, sk },
    after: (old = {}) => ({
      ...Object.fromEntries(Object.entries(old).filter(([name]) => !removed.has(name))),
      ...named(names),
    }),
    meets: (old) => old?.['version']?.N === version?.N,
  };
}
