import { setTimeout as pause } from 'node:timers/promises';
import { putAnswer } from '#shared/adapters/cloudformation-answer';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { environments } from '#shared/contracts/environment';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { uptime } from '#shared/runtime/uptime';
import { resourceRequestSchema, type SeedDeps, seedSettings } from './seed-settings.ts';

const environment = environmentOf(environments['seed-settings'], process.env);

const deps: SeedDeps = {
  settings: dynamoDbSettings(dynamoDbClient(), environment.TABLE_NAME, uptime),
  now: Date.now,
  pause,
  answer: putAnswer,
};

/** Called by CloudFormation when the settings of the stack are created or changed. */
export const handler = lambdaHandler(async (event: unknown): Promise<void> => {
  await seedSettings(deps, resourceRequestSchema.parse(event));
});
