import { randomBytes } from 'node:crypto';
import { bedrockModel } from '#shared/adapters/bedrock-model';
import { dynamoDbSpending } from '#shared/adapters/dynamodb/assistant-spending';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { s3HelpShelf } from '#shared/adapters/s3-help-shelf';
import { s3MailStore } from '#shared/adapters/s3-mail-store';
import { environments } from '#shared/contracts/environment';
import { helpRequestSchema } from '#shared/contracts/messages/assistant';
import { bedrockClient } from '#shared/runtime/clients/bedrock';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { s3Client } from '#shared/runtime/clients/s3';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { logger } from '#shared/runtime/logger';
import { uptime } from '#shared/runtime/uptime';
import { assist, type AssistantDeps } from './assistant.ts';

const environment = environmentOf(environments.assistant, process.env);
const dynamoDb = dynamoDbClient();
const s3 = s3Client();

const clients = new Map<string, ReturnType<typeof bedrockClient>>();

/** One client a region: its connections serve later requests too. */
function clientIn(region: string): ReturnType<typeof bedrockClient> {
  const client = clients.get(region) ?? bedrockClient(region);
  clients.set(region, client);
  return client;
}

const deps: AssistantDeps = {
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  threads: dynamoDbThreadStore(dynamoDb, environment.TABLE_NAME),
  mails: s3MailStore(s3, environment.MAIL_BUCKET_NAME),
  shelf: s3HelpShelf(s3, environment.MAIL_BUCKET_NAME),
  spending: dynamoDbSpending(dynamoDb, environment.TABLE_NAME),
  model: (region, model) => bedrockModel(clientIn(region), model),
  newKey: () => randomBytes(9).toString('base64url'),
};

/** Asked by the board, once for each request. */
export const handler = lambdaHandler(async (event: unknown): Promise<void> => {
  const { threadId, id } = helpRequestSchema.parse(event);
  const assisted = await assist(deps, { threadId, id }, Date.now());
  logger.info('the assistant was asked', { thread: threadId, ...assisted });
});
