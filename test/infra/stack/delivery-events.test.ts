import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { reference, type Resources, synthesized } from './synthesized.ts';

let resources: Resources;
beforeAll(() => {
  resources = synthesized();
});

const destinations = () =>
  resources.of(
    'AWS::SES::ConfigurationSetEventDestination',
    z.object({
      ConfigurationSetName: reference,
      EventDestination: z.object({
        Enabled: z.boolean(),
        MatchingEventTypes: z.array(z.string()),
        SnsDestination: z.object({ TopicARN: reference }),
      }),
    }),
  );

describe('the delivery of our mails', () => {
  it('is reported by SES: everything that proves or disproves that an alert arrives', () => {
    const [destination, ...others] = destinations();
    expect(others).toEqual([]);
    const [set] = resources.of('AWS::SES::ConfigurationSet', z.looseObject({}));
    expect(destination?.properties.ConfigurationSetName).toBe(set?.id);
    expect(destination?.properties.EventDestination.Enabled).toBe(true);
    expect(destination?.properties.EventDestination.MatchingEventTypes.toSorted()).toEqual([
      'bounce',
      'complaint',
      'delivery',
      'deliveryDelay',
      'reject',
      'renderingFailure',
      'send',
    ]);
    expect(set?.properties).toMatchObject({
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });

  it('may be published on its topic by SES only, for this account and this configuration set', () => {
    const topic = destinations()[0]?.properties.EventDestination.SnsDestination.TopicARN;
    const [policy] = resources
      .of(
        'AWS::SNS::TopicPolicy',
        z.object({
          Topics: z.tuple([reference]),
          PolicyDocument: z.object({ Statement: z.array(z.looseObject({ Effect: z.string() })) }),
        }),
      )
      .filter(({ properties }) => properties.Topics[0] === topic);
    const allowed = policy?.properties.PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toMatchObject([
      {
        Action: 'sns:Publish',
        Principal: { Service: 'ses.amazonaws.com' },
        Condition: { StringEquals: { 'AWS:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
    expect(JSON.stringify(allowed)).toContain(':configuration-set/');
  });

  it('goes unchanged through a queue to the function, two at a time', () => {
    const topic = destinations()[0]?.properties.EventDestination.SnsDestination.TopicARN;
    const [subscription] = resources
      .of(
        'AWS::SNS::Subscription',
        z.object({
          TopicArn: reference,
          // The alarm subscription is a person's address.
          Endpoint: z.union([reference, z.string()]),
          RawMessageDelivery: z.boolean().optional(),
        }),
      )
      .filter(({ properties }) => properties.TopicArn === topic);
    expect(subscription?.properties.RawMessageDelivery).toBe(true);
    const [mapping] = resources
      .of(
        'AWS::Lambda::EventSourceMapping',
        z.looseObject({ EventSourceArn: reference, FunctionName: reference }),
      )
      .filter(({ properties }) => properties.EventSourceArn === subscription?.properties.Endpoint);
    expect(mapping?.properties).toMatchObject({
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
    const fn = resources.all.find(({ id }) => id === mapping?.properties.FunctionName);
    expect(fn?.Properties).toMatchObject({
      Environment: { Variables: { POWERTOOLS_SERVICE_NAME: 'delivery-events' } },
    });
  });

  it('is requested by each function that sends mail', () => {
    const set = destinations()[0]?.properties.ConfigurationSetName;
    const senders = resources
      .of(
        'AWS::Lambda::Function',
        z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional() }),
      )
      .map(({ properties }) => properties.Environment?.Variables ?? {})
      .filter((variables) => 'CONFIGURATION_SET_NAME' in variables);
    expect(senders.map((variables) => variables['POWERTOOLS_SERVICE_NAME']).toSorted()).toEqual([
      'canary',
      'notify',
      'send-reply',
      'send-sign-in-link',
      'weekly-digest',
    ]);
    for (const variables of senders) expect(variables['CONFIGURATION_SET_NAME']).toEqual({ Ref: set });
  });
});
