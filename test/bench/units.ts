import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;

/**
 * The size of an item in bytes as DynamoDB bills it: names and values, plus 3 for a list or a map and 1 for each of its
 * elements.
 */
export function itemBytes(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueBytes(value), 0);
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return utf8(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.B !== undefined) return value.B.length;
  if (value.L !== undefined) return value.L.reduce((sum, one) => sum + valueBytes(one) + 1, 3);
  if (value.M !== undefined)
    return Object.entries(value.M).reduce((sum, [name, one]) => sum + utf8(name) + valueBytes(one) + 1, 3);
  return 1;
}

/** Two digits a byte without leading and trailing zeros, plus one byte and one for a sign. */
function numberBytes(text: string): number {
  const digits = text
    .replace(/^-/, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}

function utf8(text: string): number {
  return Buffer.byteLength(text);
}

/**
 * Write units of an item that changes from one length to another (0 bytes for none): the larger length, in whole kilobytes.
 */
export function writeUnits(oldBytes: number, newBytes: number): number {
  return Math.max(1, Math.ceil(Math.max(oldBytes, newBytes) / 1024));
}

/** Read units of one read or query: 4 KB each, half as much for an eventually consistent read. */
export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
}

/** What an index holds of an item: its key there, and the other attributes. */
export interface IndexEntry {
  readonly key: string;
  readonly content: string;
}

/** Write units of an index of small entries: one to enter, leave or change, two to move, none to stay as it is. */
export function indexUnits(old: IndexEntry | undefined, now: IndexEntry | undefined): number {
  if (old?.key === now?.key) return old?.content === now?.content ? 0 : 1;
  return (old === undefined ? 0 : 1) + (now === undefined ? 0 : 1);
}
