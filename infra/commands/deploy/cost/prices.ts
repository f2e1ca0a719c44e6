/**
 * List prices in dollars, of us-east-1 on demand, without any free tier, as AWS's price pages told them by November 2026
 * as far as we know: look them up for your region before you rely on a cent.
 */
export const PRICES_OF = '2026-11, us-east-1';
export const DOLLARS = {
  dynamoDbWriteUnit: 0.625e-6,
  dynamoDbReadUnit: 0.125e-6,
  /** A gigabyte a month, with its copies for point-in-time recovery. */
  dynamoDbGigabyte: 0.25 + 0.2,
  sqsRequest: 0.4e-6,
  lambdaRequest: 0.2e-6,
  /** On arm64. */
  lambdaGigabyteSecond: 13.3334e-6,
  schedulerInvocation: 1e-6,
  /** A mail sent, or a mail taken in; of a larger one also each whole 256 KB (`sesMailChunk`). */
  sesMail: 0.1e-3,
  sesMailChunk: 0.09e-3,
  s3Put: 5e-6,
  s3Get: 0.4e-6,
  s3Gigabyte: 0.023,
  /** Its delivery to a queue is free. */
  snsPublish: 0.5e-6,
  secretMonth: 0.4,
  secretCall: 0.05 / 10_000,
  /** A key of one's own. */
  keyMonth: 1,
  /** For each metric that an alarm reads. */
  alarmMonth: 0.1,
  /** Beyond the first three of an account. */
  dashboardMonth: 3,
  /** For each hour in which something is counted, a part of this. */
  metricMonth: 0.3,
  /** A metric that is read. */
  metricRead: 0.01e-3,
  /** Taken in, and then kept for a year at a fifth of its size. */
  logGigabyte: 0.5 + (12 * 0.03) / 5,
} as const;
