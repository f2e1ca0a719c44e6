import { type DurationMs, seconds } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type { AlertChannel, AlertMessage } from '#shared/ports/alerts';
import type { Now } from '#shared/ports/now';
import type { SecretReader } from '../secrets-manager.ts';
import { type Preset, PROTOCOLS } from './webhook-presets.ts';
import { postJson, readSecret, readWebhookUrl, retryAfterMs } from './webhook-request.ts';

type WebhookPost = Extract<AlertMessage, { channel: 'webhook' }>;

/**
 * Posts alerts to the robots of WeCom, DingTalk and Feishu, and to the user's own programs. No reason contains a URL
 * or key.
 */
export function webhookAlertChannel(
  secrets: SecretReader,
  { now, timeoutMs = seconds(10) }: { readonly now: Now; readonly timeoutMs?: DurationMs },
): AlertChannel<WebhookPost> {
  return {
    async deliver({ preset, urlSecret, signingSecret, body }) {
      const url = await readWebhookUrl(secrets, urlSecret);
      if (!(url instanceof URL)) return url;
      const key = signingSecret === undefined ? undefined : await readSecret(secrets, signingSecret);
      if (typeof key === 'object') return key;
      const request = PROTOCOLS[preset].sign(url, body, key, now());
      const answer = await postJson(request.url, request.body, timeoutMs, request.headers);
      if (!(answer instanceof Response)) return answer;
      const outcome = await outcomeOf(preset, answer, now);
      if (outcome.result === 'broken') {
        secrets.forget(urlSecret);
        if (signingSecret !== undefined) secrets.forget(signingSecret);
      }
      return outcome;
    },
  };
}

/** The code in the body takes precedence over the status: robots refuse with status 200. */
async function outcomeOf(preset: Preset, answer: Response, now: Now): Promise<Outcome> {
  const { status } = answer;
  const coded =
    status < 500 ? PROTOCOLS[preset].verdict(jsonIn(await answer.text().catch(() => ''))) : undefined;
  const reason = `${preset}: ${status}${coded === undefined ? '' : ` with code ${coded.code}`}`;
  if (coded !== undefined)
    return coded.verdict.result === 'accepted' ? coded.verdict : { ...coded.verdict, reason };
  if (answer.ok)
    return preset === 'json'
      ? { result: 'accepted' }
      : { result: 'unknown', reason: `${reason} without a code` };
  if (status === 429) {
    const afterMs = retryAfterMs(answer, now());
    return { result: 'retry', reason, ...(afterMs !== undefined && { afterMs }) };
  }
  if (status === 408 || status >= 500) return { result: 'unknown', reason };
  return { result: 'broken', reason };
}

function jsonIn(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return undefined;
  }
}
