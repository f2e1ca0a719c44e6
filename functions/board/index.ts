import { handle } from 'hono/aws-lambda';
import { dynamoDbBoard } from '#shared/adapters/dynamodb/board/board';
import { dynamoDbBoardFilling } from '#shared/adapters/dynamodb/board/board-filling';
import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { dynamoDbMutes } from '#shared/adapters/dynamodb/mutes';
import { dynamoDbSessions } from '#shared/adapters/dynamodb/people/sessions';
import { dynamoDbReads } from '#shared/adapters/dynamodb/people/thread-reads';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { boardFilledAsked } from '#shared/application/threads/fill-board';
import { environments } from '#shared/contracts/environment';
import { alertQueue } from '#shared/runtime/alert-queue';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { logDecided } from '#shared/runtime/decision-log';
import { describeError } from '#shared/runtime/describe-error';
import { environmentOf } from '#shared/runtime/environment-of';
import { excerptMails } from '#shared/runtime/excerpt-mails';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { linkSigner } from '#shared/runtime/link-signer';
import { logger } from '#shared/runtime/logger';
import { uptime } from '#shared/runtime/uptime';
import { boardApp } from './board.ts';
import { isSentAsBytes } from './sent-as-bytes.ts';

const environment = environmentOf(environments.board, process.env);
const dynamoDb = dynamoDbClient();

/** Answers the HTTP API. */
export const handler = lambdaHandler(
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its announced successor is not published yet
  handle(
    boardApp(
      {
        threads: dynamoDbThreadStore(dynamoDb, environment.TABLE_NAME),
        sessions: dynamoDbSessions(dynamoDb, environment.TABLE_NAME),
        settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
        board: dynamoDbBoard(dynamoDb, environment.TABLE_NAME),
        isFilled: boardFilledAsked(dynamoDbBoardFilling(dynamoDb, environment.TABLE_NAME)),
        lastSeen: dynamoDbLastSeen(dynamoDb, environment.TABLE_NAME),
        mutes: dynamoDbMutes(dynamoDb, environment.TABLE_NAME),
        reads: dynamoDbReads(dynamoDb, environment.TABLE_NAME),
        mails: excerptMails(environment.MAIL_BUCKET_NAME),
        alerts: alertQueue(environment),
        links: linkSigner(environment.LINK_SECRET_ARN),
        now: Date.now,
        onDecided: logDecided,
        onUnreadable: (thread) => logger.error('a thread that cannot be read was left out', { thread }),
        onFailure: (route, error) => logger.error('a request failed', { route, error: describeError(error) }),
      },
      async () => (await import('./rest.ts')).restOfBoard(environment, dynamoDb),
    ),
    { isContentTypeBinary: isSentAsBytes },
  ),
);
