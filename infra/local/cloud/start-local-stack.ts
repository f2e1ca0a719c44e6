import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { cloudFormation } from '../services/aws-cloudformation.ts';
import { answerAws } from '../services/aws-endpoint.ts';
import { lambda } from '../services/aws-lambda.ts';
import { scheduleDescription, scheduler } from '../services/aws-scheduler.ts';
import { startDns } from '../services/dns.ts';
import { deliverMail } from '../services/mail-delivery.ts';
import { eventDestinationSchema, mailEvents } from '../services/mail-events.ts';
import { takeIn } from '../services/mail-intake.ts';
import { openOutbox } from '../services/outbox.ts';
import { sesAccount } from '../services/ses-account.ts';
import { sesControl } from '../services/ses-control.ts';
import { startSmallServices } from '../services/small-services.ts';
import { startLocalSpApi } from '../sp-api/local-sp-api.ts';
import { clockOf } from '../state/persisted-clock.ts';
import { keptState } from '../state/persisted-state.ts';
import { keptSwitches } from '../state/switches.ts';
import { readOutputs, readTemplate, REGION, resolve } from '../state/template.ts';
import { localDynamoDb, startDynamoDb } from './embedded-dynamodb.ts';
import { startEngine } from './engine.ts';
import { asynchronousCalls, invokeConfigSchema } from './functions/async-invoke.ts';
import { seedCustomResources } from './functions/custom-resource.ts';
import { deployFunctions } from './functions/deploy-functions.ts';
import { callApi, type Route } from './functions/http-api.ts';
import type { LocalStack, LocalStackOptions } from './local-stack.ts';
import { identityProperties, makeSecrets, makeStores, nameEverything, refuseUnknown } from './provision.ts';
import { startMessaging } from './queues/messaging.ts';
import { notificationQueue } from './queues/notification-queue.ts';
import { functionEnvironment, recordingOf } from './recording.ts';
import { isEachHour, readSchedule } from './schedule.ts';
import { synthesize } from './synthesize.ts';

/** Synthesizes the stack and runs it on this machine: the real template, the real bundles, embedded services. */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const { dataDir, settingsFile, publicUrl, onProgress = () => undefined } = options;
  const scratch = dataDir === undefined ? mkdtempSync(join(tmpdir(), 'replywatch-')) : undefined;
  const undo: (() => void | Promise<void>)[] = [
    () => {
      if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
    },
  ];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const assemblyDir = join(options.assemblyCache ?? dataDir ?? scratch ?? '', 'cdk.out');
    await synthesize(settingsFile, assemblyDir, onProgress);
    const resources = readTemplate(assemblyDir);
    refuseUnknown(resources);

    const state = keptState(dataDir);
    const clock = clockOf(options.standStillAt, state.get('clock'));
    const keepClock = (): void =>
      state.set('clock', JSON.stringify({ stands: clock.standsStill, at: clock.now(), machine: Date.now() }));
    keepClock();
    const outbox = openOutbox(dataDir === undefined ? undefined : join(dataDir, 'outbox.jsonl'));

    onProgress('starting DynamoDB, SQS, SNS and S3');
    const embedded =
      options.dynamodbEndpoint === undefined
        ? await startDynamoDb(dataDir === undefined ? undefined : join(dataDir, 'dynamodb.sqlite'))
        : { endpoint: options.dynamodbEndpoint, stop: () => undefined };
    undo.push(() => embedded.stop());
    const messaging = await startMessaging(clock.memory, dataDir);
    undo.push(() => messaging.stop());
    const secrets = makeSecrets(resources, (key, make) => {
      const kept = state.get(key) ?? make();
      state.set(key, kept);
      return kept;
    });
    const local = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
    const sqs = new SQSClient({ ...local, endpoint: messaging.endpoint });
    undo.push(() => sqs.destroy());
    const spApi =
      options.spApiMock &&
      (await startLocalSpApi({
        settingsFile,
        shop: options.spApiMock,
        now: clock.now,
        queueBase: messaging.endpoint,
        sqs,
      }));
    if (spApi !== undefined) {
      undo.push(() => spApi.mock.stop());
      secrets.set(spApi.secretName, spApi.secret);
    }
    const sns = new SNSClient({ ...local, endpoint: messaging.endpoint });
    undo.push(() => sns.destroy());
    const references = nameEverything(resources, { queueBase: messaging.endpoint, publicUrl });
    const ofType = <Shape>(type: string, schema: z.ZodType<Shape>): Shape[] =>
      resources
        .filter((resource) => resource.type === type)
        .map((resource) => schema.parse(resolve(resource.properties, references)));
    const s3 = new S3Client({ ...local, endpoint: messaging.endpoint, forcePathStyle: true });
    undo.push(() => s3.destroy());
    const [intake] = ofType('Custom::ReplywatchReceiptRule', z.object({ Domains: z.array(z.string()) }));
    const [tableResource] = resources.filter(({ type }) => type === 'AWS::DynamoDB::GlobalTable');
    if (intake === undefined || tableResource === undefined)
      throw new Error('the template has no receipt rule or no table');
    const dns = await startDns(
      new Map(intake.Domains.map((domain) => [domain, [`inbound-smtp.${REGION}.amazonaws.com`]])),
    );
    undo.push(() => dns.stop());
    const ses = sesControl(state, clock.now);
    for (const { EmailIdentity } of ofType('AWS::SES::EmailIdentity', identityProperties))
      ses.makeIdentity(EmailIdentity);
    const mailWay = { s3, sns, rules: ses.activeRules };
    let heartbeats = 0;
    const small = await startSmallServices({
      outbox,
      now: clock.now,
      tellOfMail: mailEvents(
        sns,
        ofType('AWS::SES::ConfigurationSetEventDestination', eventDestinationSchema),
        clock.now,
      ),
      ses,
      account: sesAccount(state),
      deliver: deliverMail(mailWay, intake.Domains, clock.now),
      onHeartbeat: () => (heartbeats += 1),
      secrets,
      async oldestSeconds(name) {
        const queue = (await messaging.queues()).find((one) => one.name === name);
        return queue === undefined || queue.oldestAt === Infinity
          ? undefined
          : Math.max(Math.floor((clock.now() - queue.oldestAt) / 1000), 0);
      },
    });
    undo.push(() => small.stop());

    const dynamoDb = localDynamoDb(embedded.endpoint);
    undo.push(() => dynamoDb.destroy());
    await makeStores(resources, references, { dynamoDb, sqs, sns, s3 });

    onProgress('starting the functions');
    const { functions, proxies } = await deployFunctions(resources, references, {
      assemblyDir,
      endpoints: {
        dynamodb: embedded.endpoint,
        sqs: messaging.endpoint,
        s3: messaging.endpoint,
        ses: small.endpoint,
        secretsmanager: small.endpoint,
        cloudwatch: small.endpoint,
      },
      // Without the mock it leads to nobody who knows SP-API: nothing leaves this machine.
      spApiEndpoint: spApi?.mock.endpoint ?? small.endpoint,
      memory: clock.memory,
      logFile: options.logFile ?? (dataDir === undefined ? undefined : join(dataDir, 'functions.log')),
      onServiceCall: options.onServiceCall,
    });
    undo.push(async () => {
      await Promise.all([...functions.values()].map((one) => one.stop()));
      await Promise.all(proxies.map((one) => one.stop()));
    });
    const functionByArn = (arn: string): NonNullable<ReturnType<typeof functions.get>> => {
      const found = functions.get(arn.slice(arn.lastIndexOf(':') + 1));
      if (found === undefined) throw new Error(`the template has no function ${arn}`);
      return found;
    };
    await seedCustomResources(
      { resources, references, functionByArn, small, state },
      // The mock forgets its subscriptions when it ends.
      new Set(spApi === undefined ? [] : ['Custom::ReplywatchSpApi']),
    );
    // Not before: some tell what a custom resource answered.
    const outputs = readOutputs(assemblyDir, references);
    // Alarms ring nowhere here; somebody is subscribed to them as after a deployment that is done.
    await sns.send(
      new SubscribeCommand({
        TopicArn: outputs['AlarmTopic'],
        Protocol: 'email',
        Endpoint: 'alarms@localhost',
      }),
    );

    const asynchronously = asynchronousCalls(
      ofType('AWS::Lambda::EventInvokeConfig', invokeConfigSchema),
      functionByArn,
    );
    const switches = keptSwitches(state);
    const byId = <Shape>(type: string, schema: z.ZodType<Shape>): Map<string, Shape> =>
      new Map(
        resources
          .filter((resource) => resource.type === type)
          .map(({ id, properties }) => [id, schema.parse(resolve(properties, references))]),
      );
    const mappings = byId('AWS::Lambda::EventSourceMapping', mappingSchema);
    const scheduled = byId('AWS::Scheduler::Schedule', scheduleDescription);
    const eventSources = [...mappings].map(([id, mapping]) => ({
      id,
      queueArn: mapping.EventSourceArn,
      target: functionByArn(mapping.FunctionName),
      batchSize: mapping.BatchSize,
    }));
    const schedules = [...scheduled]
      .map(([id, one]) => ({ id, ...readSchedule(one, asynchronously) }))
      .filter((schedule) => options.testsItself !== false || !isEachHour(schedule));
    const isOn = ({ id }: { readonly id: string }): boolean => switches.isOn(id);
    const engine = startEngine({
      clock,
      messaging,
      dynamoDb,
      tableName: tableResource.id,
      eventSources: () => eventSources.filter(isOn),
      schedules: () => schedules.filter(isOn),
      onMoved: keepClock,
    });
    undo.push(() => engine.stop());
    const recording = recordingOf(ofType('AWS::Lambda::Function', functionEnvironment), secrets);
    const routes = apiRoutes(
      ofType('AWS::ApiGatewayV2::Integration', integrationSchema),
      functionByArn,
      ofType('AWS::ApiGatewayV2::Route', routeSchema),
    );

    const services = {
      dynamodb: embedded.endpoint,
      sqs: messaging.endpoint,
      sns: messaging.endpoint,
      s3: messaging.endpoint,
      ses: small.endpoint,
      secretsmanager: small.endpoint,
      monitoring: small.endpoint,
      cloudformation: cloudFormation(outputs, clock.now),
      scheduler: scheduler(scheduled, switches),
      lambda: lambda(mappings, switches),
    };
    return {
      now: clock.now,
      advanceTo: (instant) => engine.advanceTo(instant),
      settle: () => engine.settle(),
      takeIn: (mail) => takeIn(mailWay, mail, mail.receivedAt ?? clock.now()),
      notify: notificationQueue(sqs, resources, references),
      outbox: () => outbox.list(),
      clearOutbox() {
        outbox.clear();
        return Promise.resolve();
      },
      heartbeats: () => heartbeats,
      dns,
      ses,
      aws: (request) => answerAws(services, request),
      api: (request) => callApi(routes, request, clock.now()),
      endpoints: {
        dynamodb: embedded.endpoint,
        sqs: messaging.endpoint,
        ses: small.endpoint,
        secretsManager: small.endpoint,
      },
      recording,
      ...(spApi !== undefined && { spApi: spApi.mock }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const mappingSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number(),
  // Without it Lambda ignores which messages failed, and the local run must not be kinder.
  FunctionResponseTypes: z.tuple([z.literal('ReportBatchItemFailures')]),
});
const integrationSchema = z.object({ IntegrationUri: z.string(), PayloadFormatVersion: z.literal('2.0') });
const routeSchema = z.object({ RouteKey: z.string() });

function apiRoutes(
  [integration]: readonly z.output<typeof integrationSchema>[],
  functionByArn: (arn: string) => Route['target'],
  routes: readonly z.output<typeof routeSchema>[],
): Route[] {
  if (integration === undefined) return [];
  const target = functionByArn(integration.IntegrationUri);
  return routes.map(({ RouteKey }) => ({ key: RouteKey, target }));
}
