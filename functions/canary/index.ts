import { randomBytes } from 'node:crypto';
import { dynamoDbCanaryLog } from '#shared/adapters/dynamodb/canary-log';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { sesCanaryMailer } from '#shared/adapters/ses-canary-mailer';
import { environments } from '#shared/contracts/environment';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { sesClient } from '#shared/runtime/clients/ses';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { uptime } from '#shared/runtime/uptime';
import { type CanaryDeps, sendCanary } from './canary.ts';

const environment = environmentOf(environments.canary, process.env);
const dynamoDb = dynamoDbClient();

const deps: CanaryDeps = {
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  canaries: dynamoDbCanaryLog(dynamoDb, environment.TABLE_NAME),
  mailer: sesCanaryMailer(sesClient(), environment.CONFIGURATION_SET_NAME),
  newNonce: () => randomBytes(16).toString('hex'),
};

/** Called by the schedule each hour. A late call sends the canary of its own instant. */
export const handler = lambdaHandler(async (): Promise<void> => {
  await sendCanary(deps, Date.now());
});
