import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { dynamoDbTestAnswers } from '#shared/adapters/dynamodb/test-answers';
import type { TestAlert } from '#shared/contracts/messages/queue-messages';
import type { Deployed } from '../stack/deployed.ts';
import { putInto, webhookAdvice } from './webhook-advice.ts';
import { type Check, type Finding, found, missing, ok } from './finding.ts';

const POLL_MS = 250;

/**
 * Sends a test alert to every person by e-mail, and to every Slack channel and webhook: by the queues and by `notify`, as
 * alerts are sent, because the operator's own rights say nothing about those of `notify`.
 */
export function alertChannels(waitMs: number): Check {
  return {
    name: 'Alert channels (notify sends a test alert to each, with its own rights)',
    look({ deployed, inForce: { settings } }) {
      const tried = (whom: string, todo: string, to: Pick<TestAlert, 'channel' | 'to'>): Promise<Finding> =>
        found(whom, () => sent(deployed, whom, todo, to, waitMs));
      return Promise.all([
        ...Object.entries(settings.people).map(([to, { name, email }]) =>
          tried(`${name} by e-mail (${email})`, 'look at Identities and Sending above', {
            channel: 'email',
            to,
          }),
        ),
        ...Object.entries(settings.slackChannels).map(([to, { webhookSecret }]) =>
          tried(`the Slack channel ${to}`, putInto(webhookSecret, 'the right URL'), { channel: 'slack', to }),
        ),
        ...Object.entries(settings.webhooks).map(([to, webhook]) =>
          tried(`the webhook ${to} (${webhook.preset})`, webhookAdvice(webhook), { channel: 'webhook', to }),
        ),
      ]);
    },
  };
}

/** Queues a test alert, and waits for what `notify` says about it. */
async function sent(
  { clients, queues, tableName }: Deployed,
  whom: string,
  todo: string,
  to: Pick<TestAlert, 'channel' | 'to'>,
  waitMs: number,
): Promise<Finding> {
  const queue = queues.find(({ name }) => name === to.channel);
  if (queue === undefined)
    return missing(`${whom} cannot be reached: the stack has no queue for it`, 'deploy these settings');
  const request: TestAlert = { v: 1, test: randomUUID(), ...to };
  await clients.sqs.send(
    new SendMessageCommand({ QueueUrl: queue.url, MessageBody: JSON.stringify(request) }),
  );
  const answers = dynamoDbTestAnswers(clients.dynamoDb, tableName);
  for (let waited = 0; waited < waitMs; waited += POLL_MS) {
    const outcome = await answers.find(request.test);
    if (outcome?.result === 'accepted') return ok(`${whom}: the test alert was accepted`);
    if (outcome?.result === 'broken') return missing(`${whom} cannot be reached: ${outcome.reason}`, todo);
    if (outcome !== undefined)
      return { state: 'unknown', what: `${whom}: ${outcome.reason}`, todo: 'try again in a minute' };
    await wait(POLL_MS);
  }
  return missing(
    `${whom}: notify has not answered to the test alert within ${Math.round(waitMs / 1000)} seconds`,
    `see whether notify runs: infra/runbook.md, "A queue that is not processed" (${to.channel})`,
  );
}
