import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { EVERYTHING, type Resources, synthesized } from './synthesized.ts';

const policies = z.looseObject({
  PolicyDocument: z.object({
    Statement: z.array(
      z.looseObject({ Action: z.union([z.string(), z.array(z.string())]), Resource: z.unknown() }),
    ),
  }),
});

/** Who may ask Bedrock, and for what. */
function bedrockRights(resources: Resources): string[] {
  return resources
    .of('AWS::IAM::Policy', policies)
    .flatMap(({ id, properties }) =>
      properties.PolicyDocument.Statement.filter(({ Action }) =>
        JSON.stringify(Action).includes('bedrock'),
      ).map((one) => `${id.replace(/ServiceRole.*/, '')} ${JSON.stringify(one)}`),
    );
}

const { assistant } = EVERYTHING;

describe('the assistant', () => {
  it.each([
    ['without its settings', {}],
    ['with both switches off', { assistant: { ...assistant, translate: false, draft: false } }],
  ])('is not deployed %s', (_, changes) => {
    const resources = synthesized(changes);
    expect(resources.all.filter(({ id }) => id.startsWith('Assistant'))).toEqual([]);
    expect(bedrockRights(resources)).toEqual([]);
  });

  it('alone may ask Bedrock, for the one model of the settings', () => {
    const rights = bedrockRights(synthesized({ assistant }));
    expect(rights).toHaveLength(1);
    expect(rights[0]).toContain('AssistantFunction');
    expect(rights[0]).toContain('bedrock:InvokeModel');
    expect(rights[0]).toContain(':bedrock:eu-central-1::foundation-model/amazon.nova-2-lite-v1:0');
  });

  it('may ask an inference profile, and its model in each region through that profile only', () => {
    const rights = bedrockRights(
      synthesized({ assistant: { ...assistant, model: 'eu.amazon.nova-2-lite-v1:0' } }),
    );
    expect(rights).toHaveLength(2);
    expect(rights[0]).toContain(':inference-profile/eu.amazon.nova-2-lite-v1:0');
    expect(rights[1]).toContain(':bedrock:*::foundation-model/amazon.nova-2-lite-v1:0');
    expect(rights[1]).toContain('bedrock:InferenceProfileArn');
  });

  it('deletes what it wrote after a week', () => {
    const buckets = synthesized({ assistant }).of(
      'AWS::S3::Bucket',
      z.looseObject({
        LifecycleConfiguration: z.object({
          Rules: z.array(z.looseObject({ Prefix: z.string().optional() })),
        }),
      }),
    );
    const mails = buckets.find(({ id }) => id.startsWith('StorageMails'));
    expect(mails?.properties.LifecycleConfiguration.Rules).toContainEqual(
      expect.objectContaining({ Prefix: 'assistant/', ExpirationInDays: 7 }),
    );
  });
});
