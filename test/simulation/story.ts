import type { Finding } from './oracle.ts';
import type { Outcome } from './run.ts';

const time = (at: number): string => new Date(at).toISOString().slice(5, 19);

/**
 * What a run did, for a person who wants to know why it broke a promise: the thread's own lines, and the faults around it.
 */
export function storyOf({ findings, recorder }: Outcome, replay: string): string {
  const [first] = findings;
  const about = first?.threadId;
  const lines = recorder.lines.filter((line) => about === undefined || !isOfAnother(line, about));
  return [...findings.map((one) => inWords(one)), '', ...lines, '', `play it again: ${replay}`].join('\n');
}

function inWords({ what, at, threadId, detail }: Finding): string {
  return `${what.toUpperCase()} at ${time(at)} in ${threadId}: ${detail}`;
}

function isOfAnother(line: string, threadId: string): boolean {
  const named = /acme-us\.[\d-]+/.exec(line)?.[0];
  return named !== undefined && named !== threadId;
}
