import { type DurationMs, seconds } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type { AlertChannel, AlertMessage } from '#shared/ports/alerts';
import type { Now } from '#shared/ports/now';
import type { SecretReader } from '../secrets-manager.ts';
import { postJson, readWebhookUrl, retryAfterMs } from './webhook-request.ts';

type SlackPost = Extract<AlertMessage, { channel: 'slack' }>;

/**
 * Posts alerts to Slack's incoming webhooks. It uses no Slack client, because Slack's has no time-out and treats a
 * 429 as final. Webhook URLs are secrets: no reason ever contains one.
 */
export function slackAlertChannel(
  secrets: SecretReader,
  { now, timeoutMs = seconds(10) }: { readonly now: Now; readonly timeoutMs?: DurationMs },
): AlertChannel<SlackPost> {
  return {
    async deliver({ webhookSecret, text, blocks }) {
      const url = await readWebhookUrl(secrets, webhookSecret);
      if (!(url instanceof URL)) return url;
      const rich = await postJson(url, JSON.stringify({ text, blocks }), timeoutMs);
      // Slack refuses a whole post for one block that it rejects; the text alone is still an alert.
      const answer =
        rich instanceof Response && rich.status === 400
          ? await postJson(url, JSON.stringify({ text }), timeoutMs)
          : rich;
      if (!(answer instanceof Response)) return answer;
      const outcome = await outcomeOf(answer, now);
      if (outcome.result === 'broken') secrets.forget(webhookSecret);
      return outcome;
    },
  };
}

async function outcomeOf(answer: Response, now: Now): Promise<Outcome> {
  // Slack answers one short word, which names no secret and no person.
  const word = /^[a-z_]{1,40}$/.exec((await answer.text().catch(() => '')).trim())?.[0] ?? '';
  const reason = `Slack: ${answer.status} ${word}`.trim();
  if (answer.ok) return { result: 'accepted' };
  if (answer.status === 429) {
    const afterMs = retryAfterMs(answer, now());
    return { result: 'retry', reason, ...(afterMs !== undefined && { afterMs }) };
  }
  if (answer.status >= 500) return { result: 'unknown', reason };
  return { result: 'broken', reason };
}
