import { expect, it } from 'vitest';
import { judgeLogging, judgeRetention } from '#infra/commands/doctor/assistant';

it('is content only when Bedrock keeps nothing, and says how to have it so', () => {
  expect(judgeRetention('none', 'eu-central-1').state).toBe('ok');
  for (const mode of ['default', 'inherit', 'aws_review', 'provider_data_share', undefined])
    expect(judgeRetention(mode, 'eu-central-1')).toEqual({
      state: 'missing',
      what: expect.stringContaining(`data retention: ${mode ?? 'not set'}`) as string,
      todo: expect.stringContaining(
        'aws bedrock put-account-data-retention --mode none --region eu-central-1',
      ) as string,
    });
});

it('finds a log of the calls, which would keep buyers’ words', () => {
  expect(judgeLogging(undefined, 'us-east-1').state).toBe('ok');
  expect(judgeLogging({ textDataDeliveryEnabled: false }, 'us-east-1').state).toBe('ok');
  for (const config of [{}, { textDataDeliveryEnabled: true }])
    expect(judgeLogging(config, 'us-east-1')).toMatchObject({
      state: 'missing',
      todo: expect.stringContaining('delete-model-invocation-logging-configuration') as string,
    });
});
