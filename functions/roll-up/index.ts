import { dynamoDbRollUps } from '#shared/adapters/dynamodb/roll-ups';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { environments } from '#shared/contracts/environment';
import { sweepEventSchema } from '#shared/contracts/messages/queue-messages';
import { Failure } from '#shared/failure';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { describeError } from '#shared/runtime/describe-error';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { logger } from '#shared/runtime/logger';
import { uptime } from '#shared/runtime/uptime';
import { rollUp, type RollUpDeps } from './roll-up.ts';

const environment = environmentOf(environments['roll-up'], process.env);
const dynamoDb = dynamoDbClient();

const deps: RollUpDeps = {
  rollUps: dynamoDbRollUps(dynamoDb, environment.TABLE_NAME),
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  onFailure: (store, day, error) =>
    logger.error('a day could not be rolled up', { store, day, error: describeError(error) }),
};

/**
 * Called by the schedule each day. Fails after its work if a day could not be rolled up, so that an alarm goes off.
 */
export const handler = lambdaHandler(async (event: unknown): Promise<void> => {
  const { asOf } = sweepEventSchema.parse(event);
  const { days, waits, lost, failed } = await rollUp(deps, asOf);
  logger.info('days rolled up', { days, waits, lost });
  if (failed > 0) throw new Failure(`${failed} days could not be rolled up`);
});
