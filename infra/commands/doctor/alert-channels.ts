import { sesAlertChannel } from '#shared/adapters/channels/ses';
import { slackAlertChannel } from '#shared/adapters/channels/slack';
import { webhookAlertChannel } from '#shared/adapters/channels/webhook';
import { secretsManager } from '#shared/adapters/secrets-manager';
import type { WebhookBody } from '#shared/contracts/messages/webhook-body';
import type { Outcome } from '#shared/domain/sends/send';
import { robotBody } from '#shared/messages/robot-body';
import { uptime } from '#shared/runtime/uptime';
import { type Check, type Finding, found, missing, ok } from './finding.ts';

const TITLE = 'Replywatch test: nothing to do';
const TEXT =
  'This is a test message from npm run doctor, to check that alerts reach you here. Nothing is wrong, and there is nothing to do.';

/** Sends a test alert to every person by e-mail, and to every Slack channel and webhook. */
export const alertChannels: Check = {
  name: 'Alert channels (a test alert to each)',
  look({ deployed, inForce: { settings }, now }) {
    const { clients, configurationSetName } = deployed;
    const secrets = secretsManager(clients.secretsManager, uptime);
    const signedAt = { now: () => (deployed.isLocal ? now : Date.now()) };
    const email = sesAlertChannel(clients.ses, configurationSetName);
    const slack = slackAlertChannel(secrets, signedAt);
    const webhook = webhookAlertChannel(secrets, signedAt);
    return Promise.all([
      ...Object.values(settings.people).map(({ name, email: address }) =>
        tried(`${name} by e-mail (${address})`, 'look at Identities and Sending above', () =>
          email.deliver({
            channel: 'email',
            from: settings.sender,
            to: { name, address },
            subject: TITLE,
            text: TEXT,
            html: `<p>${TEXT}</p>`,
            references: '<doctor@test.replywatch>',
          }),
        ),
      ),
      ...Object.entries(settings.slackChannels).map(([id, { webhookSecret }]) =>
        tried(`the Slack channel ${id}`, renew(webhookSecret), () =>
          slack.deliver({ channel: 'slack', webhookSecret, text: `${TITLE}. ${TEXT}`, blocks: [] }),
        ),
      ),
      ...Object.entries(settings.webhooks).map(([id, { preset, urlSecret, signingSecret }]) =>
        tried(`the webhook ${id}`, renew(urlSecret), () =>
          webhook.deliver({
            channel: 'webhook',
            preset,
            urlSecret,
            ...(signingSecret !== undefined && { signingSecret }),
            body:
              preset === 'json'
                ? jsonTest()
                : robotBody(preset, { title: TITLE, links: [], lines: [[{ text: TEXT }]] }),
          }),
        ),
      ),
    ]);
  },
};

function jsonTest(): WebhookBody {
  return { v: 1, text: `${TITLE}. ${TEXT}`, alerts: [] };
}

function renew(secret: string): string {
  return `put the right URL into the secret: aws secretsmanager put-secret-value --secret-id ${secret} --secret-string ...`;
}

function tried(whom: string, todo: string, send: () => Promise<Outcome>): Promise<Finding> {
  return found(whom, async () => {
    const outcome = await send();
    if (outcome.result === 'accepted') return ok(`${whom}: the test alert was accepted`);
    return outcome.result === 'broken'
      ? missing(`${whom} cannot be reached: ${outcome.reason}`, todo)
      : { state: 'unknown', what: `${whom}: ${outcome.reason}`, todo: 'try again in a minute' };
  });
}
