import { sesAlertChannel } from '#shared/adapters/channels/ses';
import { dynamoDbDigestLog } from '#shared/adapters/dynamodb/digest-log';
import { dynamoDbEndedWaits } from '#shared/adapters/dynamodb/ended-waits';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbSnapshots } from '#shared/adapters/dynamodb/snapshots';
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
import { weeklyDigest, type WeeklyDigestDeps } from './weekly-digest.ts';

const environment = environmentOf(environments['weekly-digest'], process.env);
const dynamoDb = dynamoDbClient();
const table = environment.TABLE_NAME;

const deps: WeeklyDigestDeps = {
  threads: dynamoDbThreadStore(dynamoDb, table),
  waits: dynamoDbEndedWaits(dynamoDb, table),
  settings: dynamoDbSettings(dynamoDb, table, uptime),
  snapshots: dynamoDbSnapshots(dynamoDb, table),
  email: sesAlertChannel(sesClient(), environment.CONFIGURATION_SET_NAME),
  log: dynamoDbDigestLog(dynamoDb, table),
  onFailure: (person, error) =>
    logger.error('a digest was not sent', { person, error: describeError(error) }),
};

/**
 * Called by the schedule each Monday. Fails after its work if somebody did not get it, so that Lambda calls it again.
 */
export const handler = lambdaHandler(async (event: unknown): Promise<void> => {
  const { asOf } = sweepEventSchema.parse(event);
  const { sent, failed } = await weeklyDigest(deps, asOf);
  logger.info('the weekly digest was sent', { sent, failed });
  if (failed > 0) throw new Failure(`${failed} people did not get the digest`);
});
