import type { Webhook } from '#shared/contracts/settings/webhooks/webhook';
import { webhookSecrets } from '#shared/contracts/settings/webhooks/webhook-secrets';

const README = 'infra/settings/README.md, "Services that ring in mainland China"';

/** What else than a wrong secret keeps a service from taking an alert. */
const BESIDE: Partial<Readonly<Record<Webhook['preset'], string>>> = {
  'feishu-app': `publish the app with its bot and permissions, and make it available to this person (${README})`,
  'dingtalk-ding': `give the app its permissions, and publish its robot (${README})`,
  'wecom-call': `let this person see the app, and let it be called from your relay’s address (${README})`,
  bark: 'copy the URL from the app again: a new installation has a new key',
};

/** What to do when a webhook does not take an alert. */
export function webhookAdvice(webhook: Webhook): string {
  const secrets = webhookSecrets(webhook).map(
    ({ name }) =>
      `put the right value into the secret: aws secretsmanager put-secret-value --secret-id ${name} --secret-string ...`,
  );
  const beside = BESIDE[webhook.preset];
  return [...secrets, ...(beside === undefined ? [] : [beside])].join('; or ');
}
