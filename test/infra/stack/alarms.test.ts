import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { environments } from '#shared/contracts/environment';
import { EVERYTHING, reference, type Resources, synthesized } from './synthesized.ts';

const alarmProperties = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.array(reference),
  OKActions: z.array(reference).default([]),
  Namespace: z.string(),
  MetricName: z.string(),
  Statistic: z.string(),
  Period: z.number(),
  EvaluationPeriods: z.number(),
  ComparisonOperator: z.enum(['GreaterThanOrEqualToThreshold', 'LessThanThreshold']),
  Threshold: z.number(),
  TreatMissingData: z.string(),
  Dimensions: z
    .array(
      z.object({
        Name: z.string(),
        Value: z.union([reference.transform((id) => id.replace(/[0-9A-F]{8}$/, '')), z.string()]),
      }),
    )
    .default([]),
});
type AlarmProperties = z.output<typeof alarmProperties>;

let resources: Resources;
let alarms: readonly AlarmProperties[];
beforeAll(() => {
  resources = synthesized({ ...EVERYTHING, alarmEmails: ['ops@acme.example', 'owner@acme.example'] });
  alarms = resources.of('AWS::CloudWatch::Alarm', alarmProperties).map(({ properties }) => properties);
});

const nameOf = ({ AlarmName }: AlarmProperties): string => AlarmName.replace(/^Replywatch-/, '');

/** Everything that decides when it rings, in one line. */
function rowOf(alarm: AlarmProperties): string {
  const dimensions = alarm.Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).join();
  const at = `${alarm.ComparisonOperator === 'LessThanThreshold' ? '<' : '>='} ${alarm.Threshold}`;
  const severity = alarm.AlarmDescription.startsWith('NOW') ? 'page' : 'today';
  return [
    nameOf(alarm),
    severity,
    `${alarm.Namespace} ${alarm.MetricName}${dimensions === '' ? '' : ` of ${dimensions}`}`,
    `${alarm.Statistic} of ${alarm.Period} s ${at}`,
    `no data: ${alarm.TreatMissingData}`,
  ].join(' | ');
}

it('each alarm has this metric, this threshold, and this treatment of missing data', () => {
  expect(alarms.every(({ EvaluationPeriods }) => EvaluationPeriods === 1)).toBe(true);
  expect(alarms.map(rowOf)).toMatchInlineSnapshot(`
    [
      "sweep-silent | page | AWS/Lambda Invocations of FunctionName=EscalationSweep | Sum of 300 s < 1 | no data: breaching",
      "audit-silent | today | AWS/Lambda Invocations of FunctionName=AuditFunction | Sum of 7200 s < 1 | no data: breaching",
      "sweep-failing | page | AWS/Lambda Errors of FunctionName=EscalationSweep | Sum of 300 s >= 1 | no data: notBreaching",
      "audit-failing | today | AWS/Lambda Errors of FunctionName=AuditFunction | Sum of 300 s >= 1 | no data: notBreaching",
      "board-failing | today | AWS/Lambda Errors of FunctionName=Board | Sum of 300 s >= 1 | no data: notBreaching",
      "assistant-failing | today | AWS/Lambda Errors of FunctionName=AssistantFunction | Sum of 300 s >= 1 | no data: notBreaching",
      "roll-up-failing | today | AWS/Lambda Errors of FunctionName=SummariesRollUp | Sum of 300 s >= 1 | no data: notBreaching",
      "weekly-digest-failing | today | AWS/Lambda Errors of FunctionName=SummariesWeeklyDigest | Sum of 300 s >= 1 | no data: notBreaching",
      "briefing-failing | today | AWS/Lambda Errors of FunctionName=BriefingFunction | Sum of 300 s >= 1 | no data: notBreaching",
      "reports-failing | today | AWS/Lambda Errors of FunctionName=SpApiReports | Sum of 300 s >= 1 | no data: notBreaching",
      "heartbeat-failing | today | AWS/Lambda Errors of FunctionName=HeartbeatFunction | Sum of 900 s >= 5 | no data: notBreaching",
      "throttled | page | AWS/Lambda Throttles | Sum of 300 s >= 10 | no data: notBreaching",
      "mail-waits | page | AWS/SQS ApproximateAgeOfOldestMessage of QueueName=IntakeMailQueue | Maximum of 60 s >= 600 | no data: notBreaching",
      "mail-dead-letters | page | AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=IntakeMailQueueDeadLetters | Maximum of 60 s >= 1 | no data: notBreaching",
      "events-waits | page | AWS/SQS ApproximateAgeOfOldestMessage of QueueName=MessageEventsQueue | Maximum of 60 s >= 600 | no data: notBreaching",
      "events-dead-letters | today | AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=MessageEventsDeadLetters | Maximum of 60 s >= 1 | no data: notBreaching",
      "notifications-waits | page | AWS/SQS ApproximateAgeOfOldestMessage of QueueName=SpApiQueuesNotificationsQueue | Maximum of 60 s >= 600 | no data: notBreaching",
      "notifications-dead-letters | today | AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=SpApiQueuesNotificationsDeadLetters | Maximum of 60 s >= 1 | no data: notBreaching",
      "report-tasks-waits | today | AWS/SQS ApproximateAgeOfOldestMessage of QueueName=SpApiQueuesTasksQueue | Maximum of 60 s >= 3600 | no data: notBreaching",
      "report-tasks-dead-letters | today | AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=SpApiQueuesTasksDeadLetters | Maximum of 60 s >= 1 | no data: notBreaching",
      "email-waits | page | AWS/SQS ApproximateAgeOfOldestMessage of QueueName=AlertsEmailQueue | Maximum of 60 s >= 300 | no data: notBreaching",
      "email-dead-letters | today | AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=AlertsEmailDeadLetters | Maximum of 60 s >= 1 | no data: notBreaching",
      "slack-waits | page | AWS/SQS ApproximateAgeOfOldestMessage of QueueName=AlertsSlackQueue | Maximum of 60 s >= 300 | no data: notBreaching",
      "slack-dead-letters | today | AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=AlertsSlackDeadLetters | Maximum of 60 s >= 1 | no data: notBreaching",
      "webhook-waits | page | AWS/SQS ApproximateAgeOfOldestMessage of QueueName=AlertsWebhookQueue | Maximum of 60 s >= 300 | no data: notBreaching",
      "webhook-dead-letters | today | AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=AlertsWebhookDeadLetters | Maximum of 60 s >= 1 | no data: notBreaching",
      "mail-events-waits | today | AWS/SQS ApproximateAgeOfOldestMessage of QueueName=DeliveryEventsMailEventsQueue | Maximum of 60 s >= 600 | no data: notBreaching",
      "mail-events-dead-letters | today | AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=DeliveryEventsMailEventsDeadLetters | Maximum of 60 s >= 1 | no data: notBreaching",
      "replies-waits | page | AWS/SQS ApproximateAgeOfOldestMessage of QueueName=ReplyQueue | Maximum of 60 s >= 300 | no data: notBreaching",
      "replies-dead-letters | today | AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=ReplyQueueDeadLetters | Maximum of 60 s >= 1 | no data: notBreaching",
      "sign-in-waits | today | AWS/SQS ApproximateAgeOfOldestMessage of QueueName=SignInQueue | Maximum of 60 s >= 300 | no data: notBreaching",
      "sign-in-dead-letters | today | AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=SignInQueueDeadLetters | Maximum of 60 s >= 1 | no data: notBreaching",
      "mail-publish-failure | page | AWS/SES PublishFailure of RuleSetName=IntakeReceiptRule | Sum of 300 s >= 1 | no data: notBreaching",
      "mail-publish-expired | page | AWS/SES PublishExpired of RuleSetName=IntakeReceiptRule | Sum of 300 s >= 1 | no data: notBreaching",
      "bounce-rate | today | AWS/SES Reputation.BounceRate | Average of 3600 s >= 0.05 | no data: ignore",
      "complaint-rate | today | AWS/SES Reputation.ComplaintRate | Average of 3600 s >= 0.001 | no data: ignore",
      "alerts-failed | page | Replywatch AlertsFailed of service=notify,stack=Replywatch | Sum of 300 s >= 1 | no data: notBreaching",
      "alerts-undelivered | today | Replywatch AlertsUndelivered of service=delivery-events,stack=Replywatch | Sum of 300 s >= 1 | no data: notBreaching",
      "audit-problems | page | Replywatch AuditProblems of service=audit,stack=Replywatch | Sum of 300 s >= 1 | no data: notBreaching",
      "mail-silent | today | Replywatch MailSilent of service=audit,stack=Replywatch | Sum of 300 s >= 1 | no data: notBreaching",
      "reports-failed | today | Replywatch ReportsFailed of service=reports,stack=Replywatch | Sum of 300 s >= 1 | no data: notBreaching",
      "reports-missing | today | Replywatch ReportsMissing of service=reports,stack=Replywatch | Sum of 300 s >= 1 | no data: notBreaching",
      "subscriptions-missing | today | Replywatch SetUpProblems of service=reports,stack=Replywatch | Sum of 300 s >= 1 | no data: notBreaching",
    ]
  `);
});

it('each is named by its stack, and says how bad it is, the harm in a sentence and where to read on', () => {
  expect(new Set(alarms.map(({ AlarmName }) => AlarmName)).size).toBe(alarms.length);
  for (const { AlarmName, AlarmDescription } of alarms) {
    expect(AlarmName).toMatch(/^Replywatch-[a-z-]+$/);
    expect(AlarmDescription).toMatch(
      /^(?:NOW \(page\)|TODAY): \p{Lu}[^\n]{20,}\. What to do: infra\/runbook\.md, "[^"]+"\.$/u,
    );
  }
});

describe('the runbook', () => {
  const runbook = readFileSync('infra/runbook.md', 'utf8');
  const [head = '', ...sections] = runbook.split(/^### /m);
  const headings = new Map(sections.map((text) => [text.split('\n')[0] ?? '', text]));
  const headingOf = ({ AlarmDescription }: AlarmProperties): string =>
    /"([^"]+)"\.$/.exec(AlarmDescription)?.[1] ?? '';

  it('has a heading for each alarm, and none without one', () => {
    expect([...headings.keys()].toSorted()).toEqual([...new Set(alarms.map(headingOf))].toSorted());
  });

  it('names under each heading exactly its alarms', () => {
    for (const [heading, text] of headings) {
      const named = [...(/^Alarms?: ([^.]+)\.$/ms.exec(text)?.[1] ?? '').matchAll(/`([^`]+)`/g)].map(
        ([, name]) => name,
      );
      const wanted = alarms.filter((one) => headingOf(one) === heading).map(nameOf);
      expect(named.toSorted(), heading).toEqual(wanted.toSorted());
    }
  });

  it('says under each what it means, how to look and how to end it', () => {
    for (const [heading, text] of headings)
      expect(text, heading).toMatch(
        /\*\*What it means\.\*\*.+\*\*How to look\.\*\*.+\*\*How to end it\.\*\*/s,
      );
  });

  it('gives the prefix of each function’s log group', () => {
    const prefixes = new Map(
      [...head.matchAll(/^\| ([a-z-]+) +\| `Replywatch-(\w+)` +\|$/gm)].map(([, name, begins]) => [
        name,
        begins,
      ]),
    );
    const functions = resources
      .of(
        'AWS::Lambda::Function',
        z.object({
          LoggingConfig: z.object({ LogGroup: reference }).optional(),
          Environment: z
            .object({ Variables: z.object({ POWERTOOLS_SERVICE_NAME: z.string().optional() }) })
            .optional(),
        }),
      )
      .map(({ properties }) => [
        properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME,
        properties.LoggingConfig?.LogGroup ?? '',
      ]);
    expect(prefixes.size).toBeGreaterThan(10);
    for (const [name, begins] of prefixes) {
      const group = functions.find(([other]) => other === name)?.[1] ?? 'no such function';
      expect(group.startsWith(begins!), `${name!}: ${group}`).toBe(true);
    }
  });
});

describe('everything that can break the promise is watched', () => {
  const watched = (metric: string): string[] =>
    alarms
      .filter(({ MetricName }) => MetricName === metric)
      .flatMap(({ Dimensions }) => Dimensions.map(({ Value }) => Value))
      .toSorted();
  const shortOf = (id: string): string => id.replace(/[0-9A-F]{8}$/, '');

  it('each queue by its oldest message and its dead letters', () => {
    const queues = resources.of('AWS::SQS::Queue', z.object({ RedrivePolicy: z.unknown().optional() }));
    const of = (isLive: boolean): string[] =>
      queues
        .filter(({ properties }) => (properties.RedrivePolicy !== undefined) === isLive)
        .map(({ id }) => shortOf(id))
        .toSorted();
    expect(watched('ApproximateAgeOfOldestMessage')).toEqual(of(true));
    expect(watched('ApproximateNumberOfMessagesVisible')).toEqual(of(false));
  });

  it('each function by its errors, by its queue, or because a deploy fails with it', () => {
    const fed = new Set(
      resources
        .of('AWS::Lambda::EventSourceMapping', z.object({ FunctionName: reference }))
        .map(({ properties }) => properties.FunctionName),
    );
    const unwatched = resources
      .of(
        'AWS::Lambda::Function',
        z.object({
          Environment: z
            .object({ Variables: z.object({ POWERTOOLS_SERVICE_NAME: z.string().optional() }) })
            .optional(),
        }),
      )
      .filter(({ id }) => !watched('Errors').includes(shortOf(id)) && !fed.has(id))
      .flatMap(({ properties }) => properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME ?? [])
      .filter((name) => name in environments);
    // The audit misses a canary that was not sent, and goes on with the board; whoever opens a thread sees that its order was not
    // fetched; the others fail a deploy.
    expect(unwatched.toSorted()).toEqual([
      'canary',
      'fetch-order',
      'fill-board',
      'seed-settings',
      'set-up-intake',
      'set-up-sp-api',
    ]);
  });

  it('by alarms on one topic, with its people by e-mail; a page also says when it has ended', () => {
    const topics = new Set(alarms.flatMap(({ AlarmActions }) => AlarmActions));
    expect(topics.size).toBe(1);
    for (const { AlarmName, AlarmDescription, AlarmActions, OKActions } of alarms)
      expect([AlarmName, OKActions]).toEqual([
        AlarmName,
        AlarmDescription.startsWith('NOW') ? AlarmActions : [],
      ]);
    const people = resources
      .of(
        'AWS::SNS::Subscription',
        z.object({ Protocol: z.string(), Endpoint: z.unknown(), TopicArn: reference }),
      )
      .filter(({ properties }) => topics.has(properties.TopicArn))
      .map(({ properties }) => [properties.Protocol, properties.Endpoint]);
    expect(people).toEqual([
      ['email', 'ops@acme.example'],
      ['email', 'owner@acme.example'],
    ]);
  });

  it('and options that are off have no alarm that would cost', () => {
    const plain = synthesized()
      .of('AWS::CloudWatch::Alarm', z.object({ AlarmName: z.string() }))
      .map(({ properties }) => properties.AlarmName);
    expect(plain.filter((name) => /notification|report|heartbeat|webhook|briefing/.test(name))).toEqual([]);
  });
});
