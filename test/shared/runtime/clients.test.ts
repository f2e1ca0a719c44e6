import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { cloudWatchClient } from '#shared/runtime/clients/cloudwatch';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { excerptS3Client, s3Client } from '#shared/runtime/clients/s3';
import { secretsManagerClient } from '#shared/runtime/clients/secrets-manager';
import { sesClient } from '#shared/runtime/clients/ses';
import { sqsClient } from '#shared/runtime/clients/sqs';

const clients = {
  cloudWatchClient,
  dynamoDbClient,
  excerptS3Client,
  s3Client,
  secretsManagerClient,
  sesClient,
  sqsClient,
};

/** The settings that the handler holds. */
const settings = z.looseObject({
  config: z.looseObject({
    throwOnRequestTimeout: z.literal(true),
    connectionTimeout: z.number().positive().max(2_000),
    requestTimeout: z.number().positive().max(8_000),
  }),
});

describe('a client of the AWS SDK', () => {
  it.each(Object.entries(clients))('%s gives up a call without an answer, and throws', async (_, make) => {
    const { requestHandler } = make().config;
    // The handler reads its settings at its first call.
    await requestHandler.handle({} as never).catch(() => undefined);
    expect(settings.safeParse(requestHandler).error).toBeUndefined();
  });

  it('that sends mail makes one attempt: its own repeat would be an alert that nobody counts', async () => {
    expect(await sesClient().config.maxAttempts()).toBe(1);
  });
});
