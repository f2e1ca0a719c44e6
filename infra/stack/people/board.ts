import { Duration, Stack, RemovalPolicy } from 'aws-cdk-lib';
import { CfnStage, HttpApi, HttpNoneAuthorizer, type HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { LoadedSettings } from '#infra/settings/load-settings';
import type { AlertQueues } from '../alerting/alert-queues.ts';
import { acknowledge } from '../parts/acknowledge.ts';
import { grantAsk } from '../parts/asked.ts';
import { secretArn } from '../parts/secret-arn.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import type { WorkQueue } from '../parts/work-queue.ts';
import type { GeneratedKey } from '../state/generated-key.ts';
import type { Storage } from '../state/storage.ts';
import { BOARD_ROUTES } from './routes.ts';
import { grantReadQueues, type WatchedQueues, watchedQueuesEnvironment } from '../watch/watched-queues.ts';

export interface BoardProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
  readonly links: GeneratedKey;
  /** Where requests for sign-in links go: the board itself may not mail. */
  readonly signIns: WorkQueue;
  /** Where answers to buyers go, for the same reason. */
  readonly replies: WorkQueue;
  /** What it asks for the order of a thread; there is none without SP-API. */
  readonly fetchOrder: LambdaFunction<'fetch-order'> | undefined;
  /** The queues in the health report, by name. */
  readonly watched: WatchedQueues;
  /** Only where the settings let a model help. */
  readonly assistant: LambdaFunction<'assistant'> | undefined;
  readonly settings: LoadedSettings;
}

/** The pages where people act, the page behind the links of alerts, and a JSON API for callers with AWS credentials. */
export class Board extends Construct {
  readonly board: LambdaFunction<'board'>;
  readonly publicUrl: string;

  constructor(
    scope: Construct,
    id: string,
    { storage, alertQueues, links, signIns, replies, watched, settings, fetchOrder, assistant }: BoardProps,
  ) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', { createDefaultStage: true });
    this.board = new LambdaFunction(this, 'Board', {
      name: 'board',
      timeout: Duration.seconds(10),
      // Figures of ninety days of a busy store took 325 MB.
      memoryMb: 1024,
      environment: {
        TABLE_NAME: storage.table.tableName,
        LINK_SECRET_ARN: links.arn,
        MAIL_BUCKET_NAME: storage.mails.bucketName,
        PUBLIC_URL: api.apiEndpoint,
        SIGN_IN_QUEUE_URL: signIns.queue.queueUrl,
        REPLY_QUEUE_URL: replies.queue.queueUrl,
        ASSISTANT_FUNCTION_NAME: assistant?.functionName,
        FETCH_ORDER_FUNCTION_NAME: fetchOrder?.functionName,
        ...watchedQueuesEnvironment(Stack.of(this), watched),
        ...alertQueues.environment,
      },
    });
    storage.grantRecord(this.board);
    storage.grantListOpen(this.board);
    storage.grantReadBoard(this.board);
    storage.grantListAll(this.board);
    storage.grantReadWaits(this.board);
    storage.grantListSessions(this.board);
    storage.grantReadMail(this.board);
    storage.grantHandOutFiles(this.board);
    if (assistant !== undefined) {
      storage.grantKeepHelp(this.board);
      grantAsk(this.board, assistant);
    }
    alertQueues.grantPut(this.board);
    links.grantRead(this.board);
    if (settings.settings.signIn !== undefined)
      this.board.allow(
        ['secretsmanager:GetSecretValue'],
        [secretArn(this, settings.settings.signIn.oidc.secret)],
      );
    storage.grantWriteReplies(this.board);
    this.board.allow(['sqs:SendMessage'], [signIns.queue.queueArn, replies.queue.queueArn]);
    if (fetchOrder !== undefined) grantAsk(this.board, fetchOrder);
    grantReadQueues(this.board, watched);

    const integration = new HttpLambdaIntegration('Integration', this.board);
    const everybody = new HttpNoneAuthorizer();
    const credentials = new HttpIamAuthorizer();
    const routes = BOARD_ROUTES.flatMap(({ method, path, openBecause }) => {
      const authorizer = openBecause === undefined ? credentials : everybody;
      const added = api.addRoutes({ path, methods: [method], integration, authorizer });
      if (openBecause !== undefined)
        for (const route of added) acknowledge(route, { 'AwsSolutions-APIG4': openBecause });
      return added;
    });
    this.throttleAndLog(api, routes);
    this.publicUrl = api.apiEndpoint;
  }

  private throttleAndLog(api: HttpApi, routes: readonly HttpRoute[]): void {
    const stage = api.defaultStage?.node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new Error('the HTTP API has no default stage');
    const log = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    stage.defaultRouteSettings = { throttlingBurstLimit: 50, throttlingRateLimit: 20 };
    stage.routeSettings = Object.fromEntries(
      BOARD_ROUTES.flatMap(({ method, path, throttle }) =>
        throttle === undefined
          ? []
          : [
              [
                `${method} ${path}`,
                { ThrottlingBurstLimit: throttle.burst, ThrottlingRateLimit: throttle.rate },
              ],
            ],
      ),
    );
    // API Gateway refuses a setting for a route that does not exist yet.
    stage.node.addDependency(...routes);
    stage.accessLogSettings = {
      destinationArn: log.logGroupArn,
      // The route, never the path: a path holds the token of a link.
      format: JSON.stringify({
        at: '$context.requestTime',
        id: '$context.requestId',
        route: '$context.routeKey',
        status: '$context.status',
        latencyMs: '$context.responseLatency',
      }),
    };
  }
}
