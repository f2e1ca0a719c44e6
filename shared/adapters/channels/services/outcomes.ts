import type { DurationMs } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type { Answer } from './service.ts';

/** What a code in the answer's body means for the alert. */
export type Verdict =
  | { readonly result: 'accepted' }
  | { readonly result: 'retry'; readonly afterMs?: DurationMs }
  | { readonly result: 'broken' };

export const ACCEPTED: Verdict = { result: 'accepted' };
export const BROKEN: Verdict = { result: 'broken' };

/** The code in an answer's body, and what it means. */
export interface Coded {
  readonly code: number | string;
  readonly verdict: Verdict;
}

/**
 * The outcome of an answer whose body has a code: the code takes precedence over the status, because robots refuse with status
 * 200. Success without a code is unknown, for somebody else may have answered.
 */
export function outcomeByCode(service: string, answer: Answer, coded: Coded | undefined): Outcome {
  const { status } = answer;
  if (coded === undefined || status >= 500)
    return isOk(answer)
      ? { result: 'unknown', reason: `${service}: ${status} without a code` }
      : outcomeByStatus(service, answer);
  const { verdict } = coded;
  return verdict.result === 'accepted'
    ? verdict
    : { ...verdict, reason: `${service}: ${status} with code ${coded.code}` };
}

/** The outcome of an answer whose status says everything. */
export function outcomeByStatus(service: string, answer: Answer): Outcome {
  const { status, afterMs } = answer;
  const reason = `${service}: ${status}`;
  if (isOk(answer)) return { result: 'accepted' };
  if (status === 429) return { result: 'retry', reason, ...(afterMs !== undefined && { afterMs }) };
  if (status === 408 || status >= 500) return { result: 'unknown', reason };
  return { result: 'broken', reason };
}

/** Whether the status is one of success. */
export function isOk({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
