import { sesAlertChannel } from '#shared/adapters/channels/ses';
import { dynamoDbCounters } from '#shared/adapters/dynamodb/people/counters';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbSignInLinks } from '#shared/adapters/dynamodb/people/sign-in-links';
import { environments } from '#shared/contracts/environment';
import { signInMessageSchema } from '#shared/contracts/messages/sign-in';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { sesClient } from '#shared/runtime/clients/ses';
import { environmentOf } from '#shared/runtime/environment-of';
import { logger } from '#shared/runtime/logger';
import { sqsBatchHandler } from '#shared/runtime/sqs-batch-handler';
import { uptime } from '#shared/runtime/uptime';
import { sendSignInLink, type SendSignInLinkDeps } from './send-sign-in-link.ts';

const environment = environmentOf(environments['send-sign-in-link'], process.env);
const dynamoDb = dynamoDbClient();

const deps: SendSignInLinkDeps = {
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  links: dynamoDbSignInLinks(dynamoDb, environment.TABLE_NAME),
  counters: dynamoDbCounters(dynamoDb, environment.TABLE_NAME),
  email: sesAlertChannel(sesClient(), environment.CONFIGURATION_SET_NAME),
  publicUrl: environment.PUBLIC_URL,
  now: Date.now,
};

/** Handles the board's messages about signing in from their queue. */
export const handler = sqsBatchHandler(signInMessageSchema, async (message) => {
  logger.info('a message about signing in was handled', {
    type: message.type,
    ...(await sendSignInLink(deps, message)),
  });
});
