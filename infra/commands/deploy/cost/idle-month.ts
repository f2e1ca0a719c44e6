import * as z from 'zod';
import { readCron } from '#infra/local/cloud/cron';
import type { TemplateResource } from '#infra/local/state/template';
import { dollarsOfCall } from './calls.ts';
import { COUNTED } from './counted.ts';
import { bill, type Item } from './item.ts';
import { DOLLARS } from './prices.ts';

const MONTH_MS = 30 * 86_400_000;
const MINUTES = MONTH_MS / 60_000;
const HOURS = MINUTES / 60;
/** While a queue is empty, Lambda keeps this many long polls of it open. */
const POLLS = { atOnce: 5, lastMs: 20_000 };
/** How long a function caches a secret. */
const SECRET_CACHE_MINUTES = 5;
/** SES sends the canary, receives it, and sends its alert. */
const CANARY_MAILS = 3;
/** One intake, one alert, and two events from SES for each of the two mails that it sent. */
const CANARY_CALLS = { 'ingest-mail': 1, notify: 1, 'delivery-events': 4 };

const functionProperties = z.object({
  MemorySize: z.number().default(128),
  Environment: z.object({ Variables: z.looseObject({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
});
const reference = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const scheduleProperties = z.object({
  ScheduleExpression: z.string(),
  Target: z.object({ Arn: reference }),
});
const alarmProperties = z.object({ Metrics: z.array(z.object({ MetricStat: z.unknown() })).optional() });
const onSuccessProperties = z.object({
  DestinationConfig: z.object({ OnSuccess: z.object({ Destination: reference }) }),
});
const policyProperties = z.object({
  PolicyDocument: z.object({
    Statement: z.array(z.object({ Action: z.unknown(), Resource: z.unknown() })),
  }),
});

/**
 * The bill of a month in which nothing arrives and nothing is due, item by item, in dollars at list prices, from the
 * resources of a synthesized template: `idleMonth(readTemplate('cdk.out'))`; `total` sums it.
 */
export function idleMonth(resources: readonly TemplateResource[]): Item[] {
  const of = (type: string): readonly TemplateResource[] => resources.filter((one) => one.type === type);
  return [
    ...pollingItems(of('AWS::Lambda::EventSourceMapping')),
    ...alarmItems(of('AWS::CloudWatch::Alarm')),
    ...dashboardItems(of('AWS::CloudWatch::Dashboard').length),
    ...secretItems(of('AWS::SecretsManager::Secret').length, secretsOfPeople(of('AWS::IAM::Policy'))),
    ...keyItems(of('AWS::KMS::Key').length),
    bill('metrics: none while nothing happens', 0, DOLLARS.metricMonth),
    ...scheduledItems(resources),
    ...canaryItems(resources),
    bill(
      'an audit an hour: the ages of the queues',
      HOURS * of('AWS::Lambda::EventSourceMapping').length,
      DOLLARS.metricRead,
    ),
    bill('storage: next to nothing', 0.001, DOLLARS.dynamoDbGigabyte),
  ];
}

function pollingItems(mappings: readonly TemplateResource[]): Item[] {
  const polls = (MONTH_MS / POLLS.lastMs) * POLLS.atOnce;
  return [
    bill(
      `polling of ${mappings.length} queues, ${polls.toLocaleString('en')} requests each`,
      mappings.length * polls,
      DOLLARS.sqsRequest,
    ),
  ];
}

/** AWS charges an alarm by the metrics that it reads. */
function alarmItems(alarms: readonly TemplateResource[]): Item[] {
  const metrics = alarms
    .map(({ properties }) => alarmProperties.parse(properties).Metrics)
    .reduce((sum, read) => sum + (read?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1), 0);
  const more = metrics === alarms.length ? '' : `, which read ${metrics} metrics`;
  return [bill(`${alarms.length} alarms${more}`, metrics, DOLLARS.alarmMonth)];
}

function dashboardItems(count: number): Item[] {
  const beyond = DOLLARS.dashboardMonth.toFixed(2);
  const what = `a dashboard: the first three of an account cost nothing (each beyond them ${beyond})`;
  return count === 0 ? [] : [bill(what, 0, DOLLARS.dashboardMonth)];
}

function secretItems(generated: number, ofPeople: number): Item[] {
  return [
    bill(
      `${generated} generated secrets, and ${ofPeople} of yours that the settings name`,
      generated + ofPeople,
      DOLLARS.secretMonth,
    ),
  ];
}

/** Counts the secrets that people create: policies name those by an ARN, and the stack's own by a reference. */
function secretsOfPeople(policies: readonly TemplateResource[]): number {
  const read = policies
    .flatMap(({ properties }) => policyProperties.parse(properties).PolicyDocument.Statement)
    .filter(({ Action }) => [Action].flat().includes('secretsmanager:GetSecretValue'))
    .flatMap(({ Resource }) => (Array.isArray(Resource) ? (Resource as unknown[]) : [Resource]))
    .map((resource) => JSON.stringify(resource))
    .filter((resource) => resource.includes(':secret:'));
  return new Set(read).size;
}

function keyItems(keys: number): Item[] {
  return keys === 0 ? [] : [bill(`${keys} keys of your own`, keys, DOLLARS.keyMonth)];
}

/** The calls that schedules make, and those that follow each successful sweep. */
function scheduledItems(resources: readonly TemplateResource[]): Item[] {
  const functions = functionsOf(resources);
  const scheduled = resources.flatMap(({ type, properties }) => {
    if (type !== 'AWS::Scheduler::Schedule') return [];
    const { ScheduleExpression, Target } = scheduleProperties.parse(properties);
    return [{ calls: timesAMonth(ScheduleExpression), called: functions.get(Target.Arn['Fn::GetAtt'][0]) }];
  });
  const follows = resources.flatMap(({ type, properties }) => {
    const parsed = onSuccessProperties.safeParse(properties);
    if (type !== 'AWS::Lambda::EventInvokeConfig' || !parsed.success) return [];
    return [functions.get(parsed.data.DestinationConfig.OnSuccess.Destination['Fn::GetAtt'][0])];
  });
  const sweeps = bill('a sweep a minute: reads', MINUTES * COUNTED.idleSweepReads, DOLLARS.dynamoDbReadUnit);
  return [
    {
      what: 'schedules, and the calls that they make, with their logs',
      dollars: scheduled.reduce(
        (sum, { calls, called }) =>
          sum + calls * (DOLLARS.schedulerInvocation + dollarsOfCall(called?.memoryMb ?? 0)),
        0,
      ),
    },
    sweeps,
    ...follows.map((called) => ({
      what: `a ${called?.name ?? 'call'} after each sweep: calls, reads, its secret`,
      dollars:
        MINUTES * (dollarsOfCall(called?.memoryMb ?? 0) + DOLLARS.dynamoDbReadUnit) +
        (MINUTES / SECRET_CACHE_MINUTES) * DOLLARS.secretCall,
    })),
  ];
}

function canaryItems(resources: readonly TemplateResource[]): Item[] {
  const functions = [...functionsOf(resources).values()];
  const calls = Object.entries(CANARY_CALLS).reduce((sum, [name, each]) => {
    const { memoryMb } = functions.find((one) => one.name === name) ?? { memoryMb: 0 };
    return sum + each * dollarsOfCall(memoryMb);
  }, 0);
  return [
    bill('a canary an hour: three mails', HOURS * CANARY_MAILS, DOLLARS.sesMail),
    {
      what: 'a canary an hour: calls, requests, reads and writes',
      dollars:
        HOURS *
        (calls +
          DOLLARS.s3Put +
          DOLLARS.s3Get +
          COUNTED.canaryWrites * DOLLARS.dynamoDbWriteUnit +
          COUNTED.canaryReads * DOLLARS.dynamoDbReadUnit),
    },
  ];
}

interface Called {
  readonly name: string;
  readonly memoryMb: number;
}

/** Our functions by their logical ids. */
function functionsOf(resources: readonly TemplateResource[]): Map<string, Called> {
  return new Map(
    resources.flatMap(({ id, type, properties }) => {
      const parsed = functionProperties.safeParse(properties);
      if (type !== 'AWS::Lambda::Function' || !parsed.success) return [];
      const { MemorySize, Environment } = parsed.data;
      return [[id, { name: Environment.Variables.POWERTOOLS_SERVICE_NAME, memoryMb: MemorySize }]];
    }),
  );
}

/** How often a schedule calls in thirty days. */
function timesAMonth(expression: string): number {
  if (expression === 'rate(1 minute)') return MINUTES;
  const next = readCron(expression);
  let times = 0;
  for (let at = next(0); at <= MONTH_MS; at = next(at)) times += 1;
  return times;
}
