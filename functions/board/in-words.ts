import type * as z from '#shared/zod';

/** So many faults are told; one request can have thousands. */
const MOST_TOLD = 5;

/** A field that may be told as it was sent: a word, not a text. */
const WORD = /^\w{1,40}$/;

/** What is wrong with a request, field by field, and nothing of what was sent but the names of fields. */
export function inWords(what: string, { issues }: z.$ZodError): string {
  const told = issues.slice(0, MOST_TOLD).map((issue) => {
    const path = issue.path.map(String).filter((part) => WORD.test(part));
    return [...path, issue.code === 'unrecognized_keys' ? unknown(issue.keys) : issue.message].join(': ');
  });
  return `${what} is not valid: ${told.join('; ')}`;
}

function unknown(keys: readonly string[]): string {
  const words = keys.filter((key) => WORD.test(key)).slice(0, MOST_TOLD);
  return `has unknown fields${words.length === 0 ? '' : ` (${words.join(', ')})`}`;
}
