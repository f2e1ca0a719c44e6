import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SubscribeCommand } from '@aws-sdk/client-sns';
import { loadSettings } from '#infra/settings/load-settings';
import { bedrock } from '../services/aws-bedrock.ts';
import { cloudFormation } from '../services/aws-cloudformation.ts';
import { answerAws } from '../services/aws-endpoint.ts';
import { lambda } from '../services/aws-lambda.ts';
import { scheduler } from '../services/aws-scheduler.ts';
import { sts } from '../services/aws-sts.ts';
import { takeIn } from '../services/mail-intake.ts';
import { openOutbox } from '../services/outbox.ts';
import { startLocalSpApi } from '../sp-api/local-sp-api.ts';
import { clockOf } from '../state/persisted-clock.ts';
import { persistedState } from '../state/persisted-state.ts';
import { persistedSwitches } from '../state/switches.ts';
import { readOutputs, readTemplate } from '../state/template.ts';
import { clientsOf, startEmbeddedServices } from './embedded-services.ts';
import { freshThreads } from './functions/function-threads.ts';
import { apiRoutes, callApi } from './functions/http-api.ts';
import { startFunctions } from './functions/start-functions.ts';
import type { LocalStack, LocalStackOptions } from './local-stack.ts';
import { makeSecrets, makeStores, nameEverything, refuseUnknown } from './provision.ts';
import { notificationQueue } from './queues/notification-queue.ts';
import { recordingOf } from './recording.ts';
import { startMail } from './start-mail.ts';
import { type Stopping, stopping } from './stopping.ts';
import { synthesize } from './synthesize.ts';
import { wireEvents } from './wire-events.ts';

/** Synthesizes the stack and runs it on this machine: the real template, the real bundles, embedded services. */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const started = stopping();
  try {
    return await start(options, started);
  } catch (error) {
    await started.stop();
    throw error;
  }
}

async function start(options: LocalStackOptions, started: Stopping): Promise<LocalStack> {
  const { dataDir, settingsFile, publicUrl, earlier, onProgress = () => undefined } = options;
  const assemblyDir = join(options.assemblyCache ?? dataDir ?? scratchDir(started), 'cdk.out');
  await synthesize(settingsFile, assemblyDir, onProgress);
  const resources = readTemplate(assemblyDir);
  refuseUnknown(resources);

  const state = earlier?.state ?? persistedState(dataDir);
  const clock = clockOf(options.standStillAt, state, earlier?.services.clockMemory);
  const persistClock = (): void =>
    state.set('clock', JSON.stringify({ stands: clock.standsStill, at: clock.now(), machine: Date.now() }));
  persistClock();
  const outbox = openOutbox(dataDir === undefined ? undefined : join(dataDir, 'outbox.jsonl'));

  onProgress('starting DynamoDB, SQS, SNS and S3');
  const embedded =
    earlier?.services ??
    (await startEmbeddedServices(
      { clockMemory: clock.memory, dataDir, dynamoDbEndpoint: options.dynamodbEndpoint },
      started,
    ));
  const { messaging, dynamoDbEndpoint } = embedded;
  const clients = clientsOf(embedded, started);
  const secrets = makeSecrets(resources, (key, make) => {
    const value = state.get(key) ?? make();
    state.set(key, value);
    return value;
  });
  const spApi =
    options.spApiMock &&
    (await startLocalSpApi({
      settingsFile,
      shop: options.spApiMock,
      now: clock.now,
      queueBase: messaging.endpoint,
      sqs: clients.sqs,
    }));
  if (spApi !== undefined) {
    started.onStop(() => spApi.mock.stop());
    secrets.set(spApi.secretName, spApi.secret);
  }
  const references = nameEverything(resources, { queueBase: messaging.endpoint, publicUrl });
  const mail = await startMail(
    {
      resources,
      references,
      clients,
      messaging,
      now: clock.now,
      state,
      outbox,
      secrets,
      settings: loadSettings(settingsFile).settings,
      relayRefusal: options.relayRefusal,
    },
    started,
  );
  await makeStores(resources, references, clients);

  onProgress('starting the functions');
  const { functionByArn, settleCalls } = await startFunctions(
    {
      resources,
      references,
      small: mail.small,
      state,
      assemblyDir,
      endpoints: {
        dynamodb: dynamoDbEndpoint,
        sqs: messaging.endpoint,
        s3: messaging.endpoint,
        ses: mail.small.endpoint,
        secretsmanager: mail.small.endpoint,
        cloudwatch: mail.small.endpoint,
        bedrock: mail.small.endpoint,
      },
      // Without the mock, calls of SP-API go to a server that does not know it, so nothing leaves this machine.
      spApiEndpoint: spApi?.mock.endpoint ?? mail.small.endpoint,
      memory: clock.memory,
      threads: earlier?.threads ?? freshThreads,
      logFile: options.logFile ?? (dataDir === undefined ? undefined : join(dataDir, 'functions.log')),
      onServiceCall: options.onServiceCall,
      // The mock forgets its subscriptions when it ends.
      anew: new Set(spApi === undefined ? [] : ['Custom::ReplywatchSpApi']),
    },
    started,
  );
  // Only now, since some outputs show what a custom resource answered.
  const outputs = readOutputs(assemblyDir, references);
  // No alarm rings here, but a subscriber exists, as after a finished deployment.
  await clients.sns.send(
    new SubscribeCommand({
      TopicArn: outputs['AlarmTopic'],
      Protocol: 'email',
      Endpoint: 'alarms@localhost',
    }),
  );

  const switches = persistedSwitches(state);
  const { engine, mappings, schedules } = wireEvents(
    {
      resources,
      references,
      functionByArn,
      settleCalls,
      switches,
      others: [mail.relay.answers],
      testsItself: options.testsItself !== false,
      clock,
      messaging,
      dynamoDb: clients.dynamoDb,
      onMoved: persistClock,
    },
    started,
  );
  const routes = apiRoutes(resources, references, functionByArn);
  const services = {
    dynamodb: dynamoDbEndpoint,
    sqs: messaging.endpoint,
    sns: messaging.endpoint,
    s3: messaging.endpoint,
    ses: mail.small.endpoint,
    secretsmanager: mail.small.endpoint,
    monitoring: mail.small.endpoint,
    cloudformation: cloudFormation(outputs, clock.now),
    scheduler: scheduler(schedules, switches),
    lambda: lambda(mappings, switches),
    bedrock,
    sts,
  };
  return {
    now: clock.now,
    advanceTo: (instant) => engine.advanceTo(instant),
    settle: () => engine.settle(),
    takeIn: (incoming) => takeIn(mail.route, incoming, incoming.receivedAt ?? clock.now()),
    notify: notificationQueue(clients.sqs, resources, references),
    outbox: () => outbox.list(),
    clearOutbox() {
      outbox.clear();
      return Promise.resolve();
    },
    heartbeats: () => mail.heartbeats(),
    dns: mail.dns,
    ses: mail.ses,
    relay: mail.relay,
    model: mail.model,
    aws: (request) => answerAws(services, request),
    api: (request) => callApi(routes, request, clock.now()),
    endpoints: {
      dynamodb: dynamoDbEndpoint,
      sqs: messaging.endpoint,
      ses: mail.small.endpoint,
      secretsManager: mail.small.endpoint,
    },
    recording: recordingOf(resources, references, secrets),
    ...(spApi !== undefined && { spApi: spApi.mock }),
    failed: embedded.failed,
    stop: () => started.stop(),
  };
}

/** A temporary folder for this start. */
function scratchDir({ onStop }: Pick<Stopping, 'onStop'>): string {
  const dir = mkdtempSync(join(tmpdir(), 'replywatch-'));
  onStop(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
