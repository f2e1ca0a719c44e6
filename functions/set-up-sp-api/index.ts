import { setTimeout as pause } from 'node:timers/promises';
import { dynamoDbSpApiRegistry } from '#shared/adapters/dynamodb/sp-api-registry';
import { secretsManager } from '#shared/adapters/secrets-manager';
import { amazonSpApi } from '#shared/adapters/sp-api/amazon-sp-api';
import { spApiCredentials } from '#shared/adapters/sp-api/credentials';
import type { SetUpDeps } from '#shared/application/sp-api/set-up-sp-api';
import { environments } from '#shared/contracts/environment';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { secretsManagerClient } from '#shared/runtime/clients/secrets-manager';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { logger } from '#shared/runtime/logger';
import { readingOnceGranted } from '#shared/runtime/once-granted';
import { uptime } from '#shared/runtime/uptime';
import { type ResourceAnswer, resourceEventSchema, setUp } from './set-up-sp-api.ts';

const environment = environmentOf(environments['set-up-sp-api'], process.env);
const secrets = readingOnceGranted(secretsManager(secretsManagerClient(), uptime), pause);

const deps: SetUpDeps = {
  api: amazonSpApi({
    credentials: spApiCredentials(secrets, environment.SP_API_SECRET_NAME),
    ...(environment.SP_API_ENDPOINT_URL !== undefined && { endpointUrl: environment.SP_API_ENDPOINT_URL }),
  }),
  registry: readingOnceGranted(dynamoDbSpApiRegistry(dynamoDbClient(), environment.TABLE_NAME), pause),
};

/** Called by the CDK's provider framework when the subscriptions of the stack are created, changed or removed. */
export const handler = lambdaHandler(async (event: unknown): Promise<ResourceAnswer> => {
  const answer = await setUp(deps, resourceEventSchema.parse(event));
  if ('IsComplete' in answer)
    logger.info('SP-API was set up', {
      done: answer.IsComplete,
      problems: answer.IsComplete ? answer.Data.Problems : undefined,
    });
  return answer;
});
