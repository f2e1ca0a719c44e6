import type * as z from '#shared/zod';

/** A request can have thousands of faults; this many are reported. */
const MOST_REPORTED = 5;

/** A field is named as it was sent only if it is a single word. */
const WORD = /^\w{1,40}$/;

/** What is wrong with a request, field by field. It repeats nothing of what was sent but the names of fields. */
export function inWords(what: string, { issues }: z.$ZodError): string {
  const faults = issues.slice(0, MOST_REPORTED).map((issue) => {
    const path = issue.path.map(String).filter((part) => WORD.test(part));
    return [...path, issue.code === 'unrecognized_keys' ? unknown(issue.keys) : issue.message].join(': ');
  });
  return `${what} is not valid: ${faults.join('; ')}`;
}

function unknown(keys: readonly string[]): string {
  const words = keys.filter((key) => WORD.test(key)).slice(0, MOST_REPORTED);
  return `has unknown fields${words.length === 0 ? '' : ` (${words.join(', ')})`}`;
}
