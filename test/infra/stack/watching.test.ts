import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { reference, type Resources, synthesized } from './synthesized.ts';

let resources: Resources;
beforeAll(() => {
  resources = synthesized({ heartbeatSecret: 'acme/heartbeat' });
});

const invokeConfig = z.object({
  FunctionName: reference,
  MaximumRetryAttempts: z.number(),
  MaximumEventAgeInSeconds: z.number(),
  DestinationConfig: z.object({ OnSuccess: z.object({ Destination: reference }) }).optional(),
});
const invokeConfigs = (from: Resources) =>
  from.of('AWS::Lambda::EventInvokeConfig', invokeConfig).map(({ properties }) => ({
    ...properties,
    FunctionName: properties.FunctionName.replace(/[0-9A-F]{8}$/, ''),
  }));

describe('canaries', () => {
  it('are sent each hour, and a missed one is not sent late', () => {
    const [schedule] = resources
      .of(
        'AWS::Scheduler::Schedule',
        z.object({
          ScheduleExpression: z.string(),
          State: z.literal('ENABLED'),
          Target: z.object({
            Arn: reference,
            RetryPolicy: z.object({ MaximumRetryAttempts: z.number() }),
          }),
        }),
      )
      .filter(({ id }) => id.startsWith('Canary'));
    expect(schedule?.properties).toMatchObject({
      ScheduleExpression: 'cron(0 * * * ? *)',
      Target: { RetryPolicy: { MaximumRetryAttempts: 0 } },
    });
    expect(schedule?.properties.Target.Arn).toMatch(/^CanaryFunction/);
  });

  it('arrive by the rule that covers whole domains', () => {
    const [rule] = resources.of('Custom::ReplywatchReceiptRule', z.object({ Domains: z.array(z.string()) }));
    expect(rule?.properties.Domains).toEqual(['intake.acme.example']);
  });
});

describe('heartbeats', () => {
  it('follow each good sweep by Lambda itself, once, and never late', () => {
    const configs = invokeConfigs(resources);
    const sweep = configs.find(({ FunctionName }) => FunctionName === 'EscalationSweep');
    expect(sweep?.DestinationConfig?.OnSuccess.Destination).toMatch(/^HeartbeatFunction/);
    expect(configs.find(({ FunctionName }) => FunctionName === 'HeartbeatFunction')).toMatchObject({
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });

  it('are absent without their setting', () => {
    const without = synthesized();
    expect(invokeConfigs(without).flatMap(({ DestinationConfig }) => DestinationConfig ?? [])).toEqual([]);
    expect(without.all.filter(({ id }) => id.startsWith('Heartbeat'))).toEqual([]);
  });
});
