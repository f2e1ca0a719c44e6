import type { Preset } from '#shared/ports/webhooks';
import type { Webhook } from './webhook.ts';

const URL = 'the URL of the webhook';
const KEY = 'the key that signs posts to the webhook';

/** What a person puts into each secret of a webhook, by its key in the settings. */
const HOLDS: Readonly<Record<Preset, Readonly<Record<string, string>>>> = {
  wecom: { urlSecret: URL },
  dingtalk: { urlSecret: URL, signingSecret: KEY },
  feishu: { urlSecret: URL, signingSecret: KEY },
  json: { urlSecret: URL, signingSecret: KEY },
  pagerduty: { routingKeySecret: 'the integration key of PagerDuty for the webhook' },
  ntfy: {
    urlSecret: 'the URL of the ntfy topic, such as https://ntfy.sh/your-topic, for the webhook',
    tokenSecret: 'the access token of ntfy for the webhook',
  },
  pushover: {
    tokenSecret: 'the API token of your application at Pushover for the webhook',
    userSecret: 'the user or group key of Pushover for the webhook',
  },
  telegram: { tokenSecret: 'the token of your Telegram bot for the webhook' },
  teams: { urlSecret: 'the URL of the Teams workflow for the webhook' },
};

/** The secrets that a webhook names, each with what it holds, in words that end before the webhook's name. */
export function webhookSecrets(webhook: Webhook): { readonly name: string; readonly holds: string }[] {
  const words = HOLDS[webhook.preset];
  return Object.entries(webhook).flatMap(([key, name]) => {
    const holds = words[key];
    return holds === undefined || typeof name !== 'string' ? [] : [{ name, holds }];
  });
}
