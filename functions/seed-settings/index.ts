import { setTimeout as pause } from 'node:timers/promises';
import { putAnswer } from '#shared/adapters/cloudformation-answer';
import { dynamoDbPushDevices } from '#shared/adapters/dynamodb/people/push-devices';
import { dynamoDbPushKey } from '#shared/adapters/dynamodb/people/push-key';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { secretsManager } from '#shared/adapters/secrets-manager';
import { vapidKeyOf } from '#shared/adapters/vapid-key';
import { environments } from '#shared/contracts/environment';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { secretsManagerClient } from '#shared/runtime/clients/secrets-manager';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { uptime } from '#shared/runtime/uptime';
import { resourceRequestSchema, type SeedDeps, seedSettings } from './seed-settings.ts';

const environment = environmentOf(environments['seed-settings'], process.env);

const dynamoDb = dynamoDbClient();

const deps: SeedDeps = {
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  devices: dynamoDbPushDevices(dynamoDb, environment.TABLE_NAME),
  pushKey: dynamoDbPushKey(dynamoDb, environment.TABLE_NAME),
  publicKey: async () => {
    const secrets = secretsManager(secretsManagerClient(), uptime);
    return vapidKeyOf(await secrets.read(environment.PUSH_SECRET_ARN)).publicKey;
  },
  now: Date.now,
  pause,
  answer: putAnswer,
};

/** Called by CloudFormation when the settings of the stack are created or changed. */
export const handler = lambdaHandler(async (event: unknown): Promise<void> => {
  await seedSettings(deps, resourceRequestSchema.parse(event));
});
