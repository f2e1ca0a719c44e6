import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { BOARD_ROUTES } from '#infra/stack/people/routes';
import { reference, type Resources, synthesized } from './synthesized.ts';

let resources: Resources;
beforeAll(() => {
  resources = synthesized({
    spApi: { applicationId: 'amzn1.sellerapps.app.1234', secret: 'replywatch/sp-api' },
    heartbeatSecret: 'replywatch/heartbeat',
  });
});

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item), item.transform((one) => [one])]).default([]);
const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: listOf(z.string()),
  Resource: listOf(z.unknown()),
  Principal: z.unknown().optional(),
  Condition: z.record(z.string(), z.unknown()).optional(),
});
type Statement = z.output<typeof statement> & { readonly where: string };

/** Every statement of every policy, anywhere in the template. */
function statements(): Statement[] {
  const found: Statement[] = [];
  const visit = (value: unknown, where: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('Statement' in value)
      for (const one of z.array(statement).parse(value.Statement)) found.push({ ...one, where });
    for (const part of Object.values(value)) visit(part, where);
  };
  for (const { id, Properties } of resources.all) visit(Properties, id);
  if (found.length === 0) throw new Error('the template has no policy');
  return found;
}

const inWords = ({ where, Action }: Statement) => `${where}: ${Action.join(', ')}`;
const tlsOnly = { Bool: { 'aws:SecureTransport': 'false' } };
const isTlsOnlyCondition = (condition: unknown) => JSON.stringify(condition) === JSON.stringify(tlsOnly);
const isTlsOnly = ({ Effect, Condition }: Statement) => Effect === 'Deny' && isTlsOnlyCondition(Condition);

describe('a mail', () => {
  const denied = (policy: RegExp) =>
    statements().find(
      ({ Effect, where, Condition }) =>
        Effect === 'Deny' && policy.test(where) && !isTlsOnlyCondition(Condition),
    );
  const notService = { Bool: { 'aws:PrincipalIsAWSService': 'false' } };

  it('is announced on its topic by SES alone', () => {
    expect(denied(/^IntakeMailTopic/)).toMatchObject({
      Action: ['sns:Publish'],
      Principal: { AWS: '*' },
      Condition: notService,
    });
    const allowed = statements().filter(
      ({ Effect, Action, where }) =>
        Effect === 'Allow' && where.startsWith('IntakeMailTopic') && Action.includes('sns:Publish'),
    );
    expect(allowed.map(({ Principal }) => Principal)).toEqual([{ Service: 'ses.amazonaws.com' }]);
  });

  it('comes to its queue from SNS and from the redrive alone', () => {
    const sent = denied(/^IntakeMailQueuePolicy/);
    expect(sent).toMatchObject({
      Action: ['sqs:SendMessage'],
      Principal: { AWS: '*' },
      Condition: notService,
    });
    expect(JSON.stringify(sent?.Condition)).toMatch(
      /"ArnNotEquals":\{"aws:PrincipalArn":\{"Fn::GetAtt":\["IntakeRedriveRole\w+","Arn"\]\}\}/,
    );
    const allowed = statements().filter(
      ({ Effect, Action, where, Principal }) =>
        Effect === 'Allow' &&
        /^IntakeMailQueue(?!DeadLetters)/.test(where) &&
        Principal !== undefined &&
        Action.includes('sqs:SendMessage'),
    );
    expect(allowed.map(({ Principal }) => Principal)).toEqual([{ Service: 'sns.amazonaws.com' }]);
  });

  it('is dead-lettered by SNS and SQS alone', () => {
    const sent = denied(/^IntakeMailQueueDeadLettersPolicy/);
    expect(sent).toMatchObject({ Action: ['sqs:SendMessage'], Principal: { AWS: '*' } });
    expect(sent?.Condition).toEqual(notService);
  });

  it('is put back by a role that this account alone may take on, and that may do nothing else', () => {
    const own = statements().filter(({ where }) => where.startsWith('IntakeRedriveRole'));
    expect(own.map(({ Action }) => Action.join())).toEqual(['sts:AssumeRole', 'sqs:SendMessage']);
    expect(JSON.stringify(own[0]?.Principal)).toContain('{"Ref":"AWS::AccountId"},":root"');
  });
});

describe('rights', () => {
  it('name their actions: no wildcard, except in denials without TLS', () => {
    const wild = statements().filter(({ Action }) => Action.some((action) => action.includes('*')));
    expect(wild.filter((one) => !isTlsOnly(one)).map(inWords)).toEqual([]);
  });

  it('name their resources, except for the actions for which AWS knows none', () => {
    const everywhere = statements().filter(({ Resource }) => Resource.includes('*'));
    expect(everywhere.flatMap(({ Action }) => Action).toSorted()).toEqual([
      'cloudwatch:GetMetricData',
      'cloudwatch:GetMetricData',
      'ses:CreateReceiptRule',
      'ses:CreateReceiptRuleSet',
      'ses:DeleteReceiptRule',
      'ses:DeleteReceiptRuleSet',
      'ses:DescribeActiveReceiptRuleSet',
      'ses:DescribeReceiptRuleSet',
      'ses:ListReceiptRuleSets',
      'ses:SetActiveReceiptRuleSet',
      'ses:UpdateReceiptRule',
    ]);
  });

  it('are not given by negation', () => {
    // The strict schema of a statement refuses NotAction, NotResource and NotPrincipal.
    expect(() => statement.parse({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })).toThrow(
      'NotAction',
    );
    expect(statements().filter(({ Action }) => Action.length === 0)).toEqual([]);
  });

  it('name their holders: only refusals are for everyone', () => {
    const everyone = statements().filter(({ Principal }) => JSON.stringify(Principal ?? '').includes('"*"'));
    expect(everyone.filter(({ Effect }) => Effect === 'Allow').map(inWords)).toEqual([]);
    const open = resources
      .of('AWS::Lambda::Permission', z.object({ Principal: z.string(), SourceArn: z.unknown() }))
      .filter(({ properties }) => properties.Principal === '*' || properties.SourceArn === undefined);
    expect(open).toEqual([]);
  });

  it('of another AWS service apply only to this account or topic', () => {
    const services = statements().filter(
      ({ Effect, Principal, where }) =>
        Effect === 'Allow' &&
        Principal !== undefined &&
        !isLambdaTrust(Principal) &&
        // SP-API is an account of Amazon's, for which AWS documents no condition; the CDK makes the role of its waiter;
        // the redrive's role is taken on by people of this account.
        !JSON.stringify(Principal).includes(':iam::437568002678:root') &&
        !where.includes('Providerwaiterstatemachine') &&
        !where.startsWith('IntakeRedriveRole'),
    );
    expect(services.map(inWords).length).toBeGreaterThan(0);
    expect(
      services
        .filter(({ Condition }) => !/aws:Source(Account|Arn)/i.test(JSON.stringify(Condition ?? '')))
        .map(inWords),
    ).toEqual([]);
  });

  it('come from an AWS-managed policy only in the CDK’s provider framework: every other role writes only its own log', () => {
    const managed = resources
      .of('AWS::IAM::Role', z.object({ ManagedPolicyArns: z.array(z.unknown()).default([]) }))
      .filter(({ properties }) => properties.ManagedPolicyArns.length > 0);
    expect(managed.filter(({ id }) => !id.startsWith('SpApiSetUpProviderframework'))).toEqual([]);
    const logs = statements().filter(({ Action }) => Action.some((action) => action.startsWith('logs:')));
    const groups = logs.map(({ Resource }) => z.tuple([reference]).parse(Resource)[0]);
    expect(new Set(groups).size).toBe(logs.length);
  });

  it('of the board lead to SP-API, a model or a mail by no way but asking a function', () => {
    const ofBoard = statements().filter(({ where }) =>
      where.startsWith('BoardBoardServiceRoleDefaultPolicy'),
    );
    const services = new Set(ofBoard.flatMap(({ Action }) => Action.map((one) => one.split(':')[0])));
    expect([...services].toSorted()).toEqual([
      'cloudwatch',
      'dynamodb',
      'lambda',
      'logs',
      's3',
      'secretsmanager',
      'sqs',
    ]);
    expect(JSON.stringify(ofBoard)).not.toContain('replywatch/sp-api');
    const invoked = ofBoard.filter(({ Action }) => Action.some((one) => one.startsWith('lambda:')));
    expect(invoked).toMatchObject([
      {
        Action: ['lambda:InvokeFunction'],
        Resource: [{ 'Fn::GetAtt': [expect.stringMatching(/^FetchOrder/), 'Arn'] }],
      },
    ]);
  });

  it('to change the table are those that each function uses', () => {
    const writers = (action: string) =>
      statements()
        .filter(({ Action }) => Action.includes(action))
        .map(({ where }) => where.replace(/ServiceRole.*/, ''))
        .toSorted();
    const recorders = [
      'AuditFunction',
      'BoardBoard',
      'DeliveryEventsFunction',
      'EscalationSweep',
      'IntakeIngestMail',
      'MessageEventsIngestNotification',
      'NotificationNotify',
      'RepliesFunction',
      'SpApiReportsReports',
    ];
    expect(writers('dynamodb:BatchWriteItem')).toEqual([
      'IntakeIngestMail',
      'MessageEventsIngestNotification',
    ]);
    // Items of last seen are updated, and the roll-ups of days whose waits a record changes; requests for links are counted.
    expect([...new Set(writers('dynamodb:UpdateItem'))].toSorted()).toEqual(
      [...recorders, 'BoardFillingFillBoard', 'FetchOrderFunction', 'SignInFunction'].toSorted(),
    );
    // A deploy forgets the devices of people who left.
    expect(writers('dynamodb:DeleteItem')).toEqual([...recorders, 'SettingsSeedSeedSettings'].toSorted());
    // Settings are read together with who takes over from whom, and who has push.
    expect(writers('dynamodb:BatchGetItem')).toEqual(
      [
        ...recorders,
        'BoardFillingFillBoard',
        'CanaryFunction',
        'SignInFunction',
        'SummariesRollUp',
        'SummariesWeeklyDigest',
      ].toSorted(),
    );
    expect(writers('dynamodb:Scan')).toEqual(['AuditFunction', 'BoardBoard', 'BoardFillingFillBoard']);
    expect([...new Set(writers('dynamodb:Query'))]).toEqual([
      'AuditFunction',
      'BoardBoard',
      'EscalationSweep',
      'IntakeIngestMail',
      'SpApiReportsReports',
      'SummariesRollUp',
      'SummariesWeeklyDigest',
    ]);
    expect([...new Set(writers('s3:GetObject'))]).toEqual([
      'BoardBoard',
      'IntakeIngestMail',
      'NotificationNotify',
      'RepliesFunction',
    ]);
    expect(writers('ses:SendRawEmail')).toEqual([
      'CanaryFunction',
      'NotificationNotify',
      'RepliesFunction',
      'SignInFunction',
      'SummariesWeeklyDigest',
    ]);
  });

  it('to send mail cover one address of the settings: that of alerts, or for answers to buyers that of the stores', () => {
    const senders = statements().filter(({ Action }) => Action.includes('ses:SendRawEmail'));
    for (const { Condition, where } of senders)
      expect(Condition, where).toEqual({
        StringEquals: {
          'ses:FromAddress': where.startsWith('RepliesFunction')
            ? ['care@acme.example']
            : 'alerts@acme.example',
        },
      });
  });

  it('to send mail cover the identities of recipients, for which SES asks too while it is in its sandbox', () => {
    for (const { Resource, where } of statements().filter(({ Action }) =>
      Action.includes('ses:SendRawEmail'),
    ))
      expect(
        Resource.map((one) => JSON.stringify(one)).filter((one) => one.includes(':identity/')),
        where,
      ).toEqual([expect.stringContaining(':identity/*"')]);
  });

  it('let alarms ring: a topic with a policy accepts from CloudWatch only what the policy names', () => {
    const [topic] = resources
      .of('AWS::CloudWatch::Alarm', z.object({ AlarmActions: z.tuple([reference]) }))
      .map(({ properties }) => properties.AlarmActions[0]);
    const publishers = statements().filter(
      ({ Effect, Action, Resource }) =>
        Effect === 'Allow' &&
        Action.includes('sns:Publish') &&
        Resource.some((one) => reference.safeParse(one).data === topic),
    );
    expect(publishers).toMatchObject([{ Principal: { Service: 'cloudwatch.amazonaws.com' } }]);
  });

  it('of SES exist before SES tries them', () => {
    const needs = (type: string): readonly string[] =>
      resources.of(type, z.unknown()).flatMap(({ DependsOn }) => DependsOn);
    const topicPolicies = resources
      .of('AWS::SNS::TopicPolicy', z.unknown())
      .filter(({ properties }) => JSON.stringify(properties).includes('ses.amazonaws.com'))
      .map(({ id }) => id);
    const buckets = resources
      .of('AWS::S3::BucketPolicy', z.unknown())
      .filter(({ properties }) => JSON.stringify(properties).includes('ses.amazonaws.com'))
      .map(({ id }) => id);
    expect([...buckets, ...topicPolicies]).toHaveLength(3);
    expect(needs('Custom::ReplywatchReceiptRule')).toEqual(expect.arrayContaining(buckets));
    expect([
      ...needs('Custom::ReplywatchReceiptRule'),
      ...needs('AWS::SES::ConfigurationSetEventDestination'),
    ]).toEqual(expect.arrayContaining(topicPolicies));
  });

  it('to send mail cover the sender and the configuration set, which SES asks for too', () => {
    const [set] = resources.of('AWS::SES::ConfigurationSet', z.unknown());
    for (const { Resource, where } of statements().filter(({ Action }) =>
      Action.includes('ses:SendRawEmail'),
    ))
      expect(
        Resource.map((one) => JSON.stringify(one)).filter(
          (one) => one.includes(':configuration-set/') && one.includes(set?.id ?? 'none'),
        ),
        where,
      ).toHaveLength(1);
  });
});

describe('encrypted connections', () => {
  it('are the only ones that queues, topics and the bucket accept', () => {
    const guarded = new Set(
      statements()
        .filter(isTlsOnly)
        .flatMap(({ Resource }) => Resource.map((one) => reference.safeParse(one).data)),
    );
    const open = resources.all
      .filter(({ Type }) => ['AWS::SQS::Queue', 'AWS::SNS::Topic', 'AWS::S3::Bucket'].includes(Type))
      .filter(({ id }) => !guarded.has(id));
    expect(open.map(({ id }) => id)).toEqual([]);
  });
});

describe('the HTTP API', () => {
  it('answers without AWS credentials only where something else decides, and says what', () => {
    const routes = resources.of(
      'AWS::ApiGatewayV2::Route',
      z.object({ RouteKey: z.string(), AuthorizationType: z.string().default('NONE') }),
    );
    const by = (authorization: string) =>
      routes
        .filter(({ properties }) => properties.AuthorizationType === authorization)
        .map(({ properties }) => properties.RouteKey)
        .toSorted();
    const open = BOARD_ROUTES.filter(({ openBecause }) => openBecause !== undefined);
    expect(by('NONE')).toEqual(open.map(({ method, path }) => `${method} ${path}`).toSorted());
    const bySession = open.filter(({ openBecause }) =>
      openBecause?.startsWith('The function checks the session'),
    );
    expect(
      open.filter((one) => !bySession.includes(one)).map(({ method, path }) => `${method} ${path}`),
    ).toEqual([
      'GET /a/{token}',
      'POST /a/{token}',
      'GET /assets/{name}',
      'GET /app/{name}',
      'GET /service-worker.js',
      'GET /sign-in',
      'GET /sign-in/{token}',
      'GET /sign-in/oidc',
      'GET /sign-in/oidc/return',
      'POST /sign-in',
      'POST /sign-in/{token}',
    ]);
    expect(by('AWS_IAM')).toEqual([
      'GET /api/account',
      'GET /api/figures',
      'GET /api/health',
      'GET /api/on-duty',
      'GET /api/threads',
      'GET /api/threads/{id}',
      'POST /api/check',
      'POST /api/mutes/{id}/end',
      'POST /api/threads/{id}/facts',
      'POST /api/threads/{id}/replies',
    ]);
    expect(by('NONE').length + by('AWS_IAM').length).toBe(routes.length);
    expect(resources.all.filter(({ Type }) => Type === 'AWS::Lambda::Url')).toEqual([]);
  });

  it('is throttled, and writes no path, token or address into its log', () => {
    const [stage] = resources.of(
      'AWS::ApiGatewayV2::Stage',
      z.object({
        AccessLogSettings: z.object({ Format: z.string() }),
        DefaultRouteSettings: z.object({
          ThrottlingBurstLimit: z.number().positive(),
          ThrottlingRateLimit: z.number().positive(),
        }),
        RouteSettings: z.record(z.string(), z.object({ ThrottlingRateLimit: z.literal(10) })),
      }),
    );
    const named = [...stage!.properties.AccessLogSettings.Format.matchAll(/\$context\.([\w.]+)/g)].map(
      ([, name]) => name,
    );
    const own = BOARD_ROUTES.filter(({ path }) => path.startsWith('/a/') || path.startsWith('/sign-in')).map(
      ({ method, path }) => `${method} ${path}`,
    );
    expect(Object.keys(stage!.properties.RouteSettings).toSorted()).toEqual(own.toSorted());
    expect(named.toSorted()).toEqual(['requestId', 'requestTime', 'responseLatency', 'routeKey', 'status']);
  });
});

/** Lambda may assume a function's own role, which is how every function runs. */
function isLambdaTrust(principal: unknown): boolean {
  return JSON.stringify(principal) === JSON.stringify({ Service: 'lambda.amazonaws.com' });
}
