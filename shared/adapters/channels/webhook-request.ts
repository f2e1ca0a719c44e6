import { type DurationMs, type Instant, seconds } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type { SecretReader } from '../secrets-manager.ts';
import { networkOutcome } from './provider-error.ts';
import type { ServiceRequest } from './services/service.ts';

/** The text of a secret, or the outcome of an alert that cannot leave without it. */
export async function readSecret(secrets: SecretReader, name: string): Promise<string | Outcome> {
  try {
    return (await secrets.read(name)).trim();
  } catch (error) {
    const kind = error instanceof Error ? error.name : 'an error';
    return kind === 'ResourceNotFoundException' || kind === 'AccessDeniedException'
      ? { result: 'broken', reason: `the secret ${name} cannot be read: ${kind}` }
      : { result: 'retry', reason: `the secret ${name} cannot be read: ${kind}` };
  }
}

/** The URL in a secret; no reason ever contains it. */
export async function readWebhookUrl(secrets: SecretReader, name: string): Promise<URL | Outcome> {
  const text = await readSecret(secrets, name);
  if (typeof text === 'object') return text;
  if (URL.canParse(text)) return new URL(text);
  secrets.forget(name);
  return { result: 'broken', reason: `the secret ${name} is not a webhook URL` };
}

/** Posts JSON, once and without following a redirect; returns the answer, or the outcome of a network failure. */
export function postJson(url: URL, body: string, timeoutMs: DurationMs): Promise<Response | Outcome> {
  return requestOnce(url, { body }, AbortSignal.timeout(timeoutMs));
}

/** Sends JSON, unless the headers say otherwise, once and without following a redirect. */
export async function requestOnce(
  url: URL,
  { method = 'POST', headers = {}, body }: ServiceRequest,
  signal: AbortSignal,
): Promise<Response | Outcome> {
  try {
    return await fetch(url, {
      method,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      ...(body !== undefined && { body }),
      redirect: 'error',
      signal,
    });
  } catch (error) {
    return networkOutcome(error);
  }
}

/** `Retry-After` in seconds or as a date, as milliseconds from now. */
export function retryAfterMs({ headers }: Response, now: Instant): DurationMs | undefined {
  const header = headers.get('retry-after');
  if (header === null) return undefined;
  if (/^\d{1,6}$/.test(header.trim())) return seconds(Number(header));
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}
