/**
 * List prices in dollars, on demand in us-east-1, without any free tier, to the best of our knowledge as of November 2026.
 * Look up AWS's prices for your region before you rely on a cent.
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
  /** A mail sent or received; a larger one also costs `sesMailChunk` for each whole 256 KB. */
  sesMail: 0.1e-3,
  sesMailChunk: 0.09e-3,
  s3Put: 5e-6,
  s3Get: 0.4e-6,
  s3Gigabyte: 0.023,
  /** Delivery to a queue is free. */
  snsPublish: 0.5e-6,
  secretMonth: 0.4,
  secretCall: 0.05 / 10_000,
  /** A customer-managed key. */
  keyMonth: 1,
  /** For each metric that an alarm reads. */
  alarmMonth: 0.1,
  /** Beyond the first three of an account. */
  dashboardMonth: 3,
  /** Charged by the hour, and only for hours in which something is counted. */
  metricMonth: 0.3,
  /** Reading one metric. */
  metricRead: 0.01e-3,
  /** Ingested, then stored for a year at a fifth of its size. */
  logGigabyte: 0.5 + (12 * 0.03) / 5,
} as const;
