import { S3Client } from '@aws-sdk/client-s3';
import { requestHandler } from './request-handler.ts';

export const s3Client = (): S3Client => new S3Client({ requestHandler });

/** For optional content: an alert must not wait for it. */
export const excerptS3Client = (): S3Client =>
  new S3Client({
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
    maxAttempts: 1,
  });
