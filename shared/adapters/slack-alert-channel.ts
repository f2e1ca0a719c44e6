import type { Outcome } from '../domain/send.ts';
import { seconds, type DurationMs } from '../domain/instant.ts';
import type { AlertChannel, AlertMessage, Now } from '../ports.ts';
import { networkOutcome } from './provider-error.ts';
import type { SecretReader } from './secrets-manager.ts';

type SlackPost = Extract<AlertMessage, { channel: 'slack' }>;

/**
 * Posts alerts to Slack's incoming webhooks. A client of our own, since Slack's has no time-out and takes a 429 for
 * final. Webhook URLs are secrets: no reason ever holds one.
 */
export function slackAlertChannel(
  secrets: SecretReader,
  { now, timeoutMs = seconds(10) }: { readonly now: Now; readonly timeoutMs?: DurationMs },
): AlertChannel<SlackPost> {
  return {
    async deliver({ webhookSecret, text, blocks }) {
      const url = await webhookUrl(secrets, webhookSecret);
      if (!(url instanceof URL)) return url;
      const rich = await post(url, { text, blocks }, timeoutMs);
      // Slack refuses a whole post for one block that it does not like: the words alone still call.
      const answer =
        rich instanceof Response && rich.status === 400 ? await post(url, { text }, timeoutMs) : rich;
      if (!(answer instanceof Response)) return answer;
      const outcome = await outcomeOf(answer, now);
      if (outcome.result === 'broken') secrets.forget(webhookSecret);
      return outcome;
    },
  };
}

async function webhookUrl(secrets: SecretReader, name: string): Promise<URL | Outcome> {
  try {
    const text = await secrets.read(name);
    if (URL.canParse(text.trim())) return new URL(text.trim());
    secrets.forget(name);
    return { result: 'broken', reason: `the secret ${name} is no webhook URL` };
  } catch (error) {
    const kind = error instanceof Error ? error.name : 'an error';
    return kind === 'ResourceNotFoundException' || kind === 'AccessDeniedException'
      ? { result: 'broken', reason: `the secret ${name} cannot be read: ${kind}` }
      : { result: 'retry', reason: `the secret ${name} cannot be read: ${kind}` };
  }
}

async function post(url: URL, body: object, timeoutMs: DurationMs): Promise<Response | Outcome> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    return networkOutcome(error);
  }
}

async function outcomeOf(answer: Response, now: Now): Promise<Outcome> {
  // Slack answers one short word; it names no secret and no person.
  const word = /^[a-z_]{1,40}$/.exec((await answer.text().catch(() => '')).trim())?.[0] ?? '';
  const reason = `Slack: ${answer.status} ${word}`.trim();
  if (answer.ok) return { result: 'accepted' };
  if (answer.status === 429) {
    const afterMs = retryAfter(answer.headers.get('retry-after'), now);
    return { result: 'retry', reason, ...(afterMs !== undefined && { afterMs }) };
  }
  if (answer.status >= 500) return { result: 'unknown', reason };
  return { result: 'broken', reason };
}

/** `Retry-After` in seconds or as a date, as milliseconds from now. */
function retryAfter(header: string | null, now: Now): DurationMs | undefined {
  if (header === null) return undefined;
  if (/^\d{1,6}$/.test(header.trim())) return seconds(Number(header));
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(date - now(), 0);
}
