import { type DurationMs, seconds } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type { AlertChannel } from '#shared/ports/alerts';
import type { Now } from '#shared/ports/now';
import type { Preset, WebhookPost } from '#shared/ports/webhooks';
import type { SecretReader } from '../secrets-manager.ts';
import { type Hosts, HOSTS } from './services/hosts.ts';
import { type Answer, NotDelivered, type Tools } from './services/service.ts';
import { SERVICES } from './services/services.ts';
import { readSecret, readWebhookUrl, requestOnce, retryAfterMs } from './webhook-request.ts';

/** All requests of one post end within this time, well before the function does. */
const WHOLE_POST_MS = seconds(20);

export interface WebhookOptions {
  readonly now: Now;
  /** How long one request may take. */
  readonly timeoutMs?: DurationMs;
  readonly hosts?: Hosts;
}

/** Posts alerts to the services of webhooks. No reason contains a URL, a key or an id of a service. */
export function webhookAlertChannel(
  secrets: SecretReader,
  { now, timeoutMs = seconds(10), hosts = HOSTS }: WebhookOptions,
): AlertChannel<WebhookPost> {
  return {
    async deliver(post) {
      const read = new Set<string>();
      const outcome = await outcomeOf(post, toolsOf(secrets, read, { now, timeoutMs, hosts }));
      // The owner of a refused secret may have corrected it.
      if (outcome.result === 'broken') for (const name of read) secrets.forget(name);
      return outcome;
    },
  };
}

async function outcomeOf<Of extends Preset>(post: WebhookPost<Of>, tools: Tools): Promise<Outcome> {
  try {
    return await SERVICES[post.preset](post, tools);
  } catch (error) {
    if (error instanceof NotDelivered) return error.outcome;
    const kind = error instanceof Error ? error.name : 'an error';
    return { result: 'unknown', reason: `${post.preset}: ${kind}` };
  }
}

/** The tools for one post; `read` collects the names of the secrets that it read. */
function toolsOf(
  secrets: SecretReader,
  read: Set<string>,
  { now, timeoutMs, hosts }: Required<WebhookOptions>,
): Tools {
  const whole = AbortSignal.timeout(WHOLE_POST_MS);
  return {
    now,
    hosts,
    async secret(name) {
      read.add(name);
      const text = await readSecret(secrets, name);
      if (typeof text !== 'string') throw new NotDelivered(text);
      return text;
    },
    async url(name) {
      read.add(name);
      const url = await readWebhookUrl(secrets, name);
      if (!(url instanceof URL)) throw new NotDelivered(url);
      return url;
    },
    async request(url, request) {
      const signal = AbortSignal.any([whole, AbortSignal.timeout(timeoutMs)]);
      const answer = await requestOnce(url, request, signal);
      if (!(answer instanceof Response)) throw new NotDelivered(answer);
      return answerOf(answer, now);
    },
  };
}

async function answerOf(response: Response, now: Now): Promise<Answer> {
  const afterMs = retryAfterMs(response, now());
  return {
    status: response.status,
    json: jsonIn(await response.text().catch(() => '')),
    headers: response.headers,
    ...(afterMs !== undefined && { afterMs }),
  };
}

function jsonIn(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return undefined;
  }
}
