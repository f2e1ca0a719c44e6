import { sesAlertChannel } from '#shared/adapters/channels/ses';
import { dynamoDbDigestLog } from '#shared/adapters/dynamodb/digest-log';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { environments } from '#shared/contracts/environment';
import { sweepEventSchema } from '#shared/contracts/messages/queue-messages';
import { Failure } from '#shared/failure';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { sesClient } from '#shared/runtime/clients/ses';
import { describeError } from '#shared/runtime/describe-error';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { logger } from '#shared/runtime/logger';
import { uptime } from '#shared/runtime/uptime';
import { briefing, type BriefingDeps } from './briefing.ts';

const environment = environmentOf(environments.briefing, process.env);
const dynamoDb = dynamoDbClient();

const deps: BriefingDeps = {
  threads: dynamoDbThreadStore(dynamoDb, environment.TABLE_NAME),
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  email: sesAlertChannel(sesClient(), environment.CONFIGURATION_SET_NAME),
  log: dynamoDbDigestLog(dynamoDb, environment.TABLE_NAME),
  onFailure: (person, error) =>
    logger.error('a briefing was not sent', { person, error: describeError(error) }),
};

/**
 * Called by the schedule every quarter of an hour. Fails after its work if somebody got no mail, so that Lambda calls
 * it again.
 */
export const handler = lambdaHandler(async (event: unknown): Promise<void> => {
  const { asOf } = sweepEventSchema.parse(event);
  const { sent, failed } = await briefing(deps, asOf);
  if (sent > 0) logger.info('people were briefed', { sent, failed });
  if (failed > 0) throw new Failure(`${failed} people were not briefed`);
});
