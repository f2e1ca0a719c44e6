import type { Outcome } from '#shared/domain/sends/send';

/** Failures before anything was handed over: nobody has got the alert, and the failure may pass. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The outcome of an attempt that ended in a network error: either certainly not sent, or unknown. */
export function networkOutcome(error: unknown): Extract<Outcome, { reason: string }> {
  const code = codeOf(error);
  const reason = code ?? (error instanceof Error ? error.name : 'an error');
  return code !== undefined && NOT_CONNECTED.has(code)
    ? { result: 'retry', reason: `not connected: ${reason}` }
    : { result: 'unknown', reason: `no answer: ${reason}` };
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : undefined;
}
