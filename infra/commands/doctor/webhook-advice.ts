import type { Webhook } from '#shared/contracts/settings/webhooks/webhook';

/** How to put a text into a secret. */
export function putInto(secret: string, what: string): string {
  return `put ${what} into the secret: aws secretsmanager put-secret-value --secret-id ${secret} --secret-string ...`;
}

/** What to do when the service of a webhook refuses a test alert. */
export function webhookAdvice(webhook: Webhook): string {
  switch (webhook.preset) {
    case 'wecom':
    case 'dingtalk':
    case 'feishu':
      return `look at the robot in its group: whether it is still there, and its security settings (a keyword must be Replywatch); ${putInto(webhook.urlSecret, 'its URL')}`;
    case 'json':
      return `look at your program’s log; ${putInto(webhook.urlSecret, 'its URL')}`;
    case 'pagerduty':
      return `in PagerDuty, open the service, Integrations, Events API V2, and ${putInto(webhook.routingKeySecret, 'its integration key')}; region must be ${webhook.region === 'eu' ? 'us unless' : 'eu if'} your PagerDuty address ends with eu.pagerduty.com`;
    case 'ntfy':
      return webhook.tokenSecret === undefined
        ? `${putInto(webhook.urlSecret, 'the URL of the topic, such as https://ntfy.sh/your-topic,')}; a protected topic needs tokenSecret, too`
        : `look whether the token may write to the topic; ${putInto(webhook.tokenSecret, 'a token of ntfy')}`;
    case 'pushover':
      return `at pushover.net, compare the application’s token and the user key with the secrets ${webhook.tokenSecret} and ${webhook.userSecret}; at least one device must be active, and the month’s messages not used up`;
    case 'telegram':
      return `write to the bot once, or add it to the group, and look whether chat is the group’s present id; ${putInto(webhook.tokenSecret, 'the token that @BotFather shows')}`;
    case 'teams':
      return `in Teams, open the workflow: it must be switched on and have an owner; ${putInto(webhook.urlSecret, 'its URL')}`;
  }
}
