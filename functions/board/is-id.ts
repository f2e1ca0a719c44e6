/** Longer than any id of ours, and short enough for a key of the table. */
const MOST_BYTES = 500;

/** Whether text from outside can be an id: DynamoDB refuses a key that is empty or too long, and all that was asked with it. */
export function isId(text: string): boolean {
  return text !== '' && Buffer.byteLength(text) <= MOST_BYTES;
}
