import { setTimeout as pause } from 'node:timers/promises';
import { putAnswer } from '#shared/adapters/cloudformation-answer';
import { dynamoDbBoardFilling } from '#shared/adapters/dynamodb/board/board-filling';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { isBoardFilled } from '#shared/application/threads/fill-board';
import { environments } from '#shared/contracts/environment';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { logger } from '#shared/runtime/logger';
import { uptime } from '#shared/runtime/uptime';
import { answerAndFill, type FillingDeps, fillingRequestSchema } from './fill-board.ts';

const environment = environmentOf(environments['fill-board'], process.env);
const dynamoDb = dynamoDbClient();

const deps: FillingDeps = {
  filling: dynamoDbBoardFilling(dynamoDb, environment.TABLE_NAME),
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  now: Date.now,
  pause,
  answer: putAnswer,
};

/** Called by CloudFormation when a deploy brings the board, after all other functions have been replaced. */
export const handler = lambdaHandler(async (event: unknown): Promise<void> => {
  const progress = await answerAndFill(deps, fillingRequestSchema.parse(event));
  if (progress !== undefined) logger.info('filled the board', { done: isBoardFilled(progress) });
});
