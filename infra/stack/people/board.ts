import { Duration, Stack, RemovalPolicy } from 'aws-cdk-lib';
import { CfnStage, HttpApi, HttpNoneAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { AlertQueues } from '../alerting/alert-queues.ts';
import { acknowledge } from '../parts/acknowledge.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import type { GeneratedKey } from '../state/generated-key.ts';
import type { Storage } from '../state/storage.ts';
import { BOARD_ROUTES } from './routes.ts';
import { grantReadQueues, type WatchedQueues, watchedQueuesEnvironment } from '../watch/watched-queues.ts';

export interface BoardProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
  readonly links: GeneratedKey;
  /** The queues in the health report, by name. */
  readonly watched: WatchedQueues;
}

/** The pages where people act, the page behind the links of alerts, and a JSON API for callers with AWS credentials. */
export class Board extends Construct {
  readonly board: LambdaFunction<'board'>;
  readonly publicUrl: string;

  constructor(scope: Construct, id: string, { storage, alertQueues, links, watched }: BoardProps) {
    super(scope, id);
    this.board = new LambdaFunction(this, 'Board', {
      name: 'board',
      timeout: Duration.seconds(10),
      // Figures of ninety days of a busy store took 325 MB.
      memoryMb: 1024,
      environment: {
        TABLE_NAME: storage.table.tableName,
        LINK_SECRET_ARN: links.arn,
        MAIL_BUCKET_NAME: storage.mails.bucketName,
        ...watchedQueuesEnvironment(Stack.of(this), watched),
        ...alertQueues.environment,
      },
    });
    storage.grantRecord(this.board);
    storage.grantListOpen(this.board);
    storage.grantReadBoard(this.board);
    storage.grantListAll(this.board);
    storage.grantReadWaits(this.board);
    storage.grantReadMail(this.board);
    storage.grantHandOutAttachments(this.board);
    alertQueues.grantPut(this.board);
    links.grantRead(this.board);
    grantReadQueues(this.board, watched);

    const api = new HttpApi(this, 'Api', { createDefaultStage: true });
    const integration = new HttpLambdaIntegration('Integration', this.board);
    const everybody = new HttpNoneAuthorizer();
    const credentials = new HttpIamAuthorizer();
    for (const { method, path, openBecause } of BOARD_ROUTES) {
      const authorizer = openBecause === undefined ? credentials : everybody;
      const [route] = api.addRoutes({ path, methods: [method], integration, authorizer });
      if (route !== undefined && openBecause !== undefined)
        acknowledge(route, { 'AwsSolutions-APIG4': openBecause });
    }
    this.throttleAndLog(api);
    this.publicUrl = api.apiEndpoint;
  }

  private throttleAndLog(api: HttpApi): void {
    const stage = api.defaultStage?.node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new Error('the HTTP API has no default stage');
    const log = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    stage.defaultRouteSettings = { throttlingBurstLimit: 50, throttlingRateLimit: 20 };
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
