import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type Instant, minutes } from '#shared/domain/instant';
import type { QueueGauge } from '#shared/ports/watch';

/** A queue to read, with its dead-letter queue. */
export interface WatchedQueue {
  readonly name: string;
  readonly url: string;
  readonly deadLetterUrl: string;
}

/** Reads queues from SQS; only CloudWatch knows the age of the oldest message, some minutes late. */
export function sqsQueueGauge(
  sqs: SQSClient,
  cloudWatch: CloudWatchClient,
  queues: readonly WatchedQueue[],
): QueueGauge {
  return {
    async read(now) {
      const ages = await oldestSeconds(cloudWatch, queues, now);
      return Promise.all(
        queues.map(async ({ name, url, deadLetterUrl }) => {
          const [live, dead] = await Promise.all([
            countMessages(sqs, url),
            countMessages(sqs, deadLetterUrl),
          ]);
          return {
            name,
            visible: live.visible,
            inFlight: live.inFlight,
            oldestSeconds: live.visible + live.inFlight === 0 ? null : (ages.get(url) ?? null),
            deadLetters: dead.visible + dead.inFlight,
          };
        }),
      );
    },
  };
}

/** Roughly how many messages a queue holds: SQS itself does not know it exactly. */
export async function countMessages(
  sqs: SQSClient,
  url: string,
): Promise<{ readonly visible: number; readonly inFlight: number }> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return {
    visible: Number(Attributes?.['ApproximateNumberOfMessages'] ?? 0),
    inFlight: Number(Attributes?.['ApproximateNumberOfMessagesNotVisible'] ?? 0),
  };
}

async function oldestSeconds(
  cloudWatch: CloudWatchClient,
  queues: readonly WatchedQueue[],
  now: Instant,
): Promise<Map<string, number>> {
  const { MetricDataResults } = await cloudWatch.send(
    new GetMetricDataCommand({
      StartTime: new Date(now - minutes(10)),
      EndTime: new Date(now + minutes(1)),
      ScanBy: 'TimestampDescending',
      MetricDataQueries: queues.map(({ url }, index) => ({
        Id: `q${index}`,
        MetricStat: {
          Metric: {
            Namespace: 'AWS/SQS',
            MetricName: 'ApproximateAgeOfOldestMessage',
            Dimensions: [{ Name: 'QueueName', Value: url.slice(url.lastIndexOf('/') + 1) }],
          },
          Period: 60,
          Stat: 'Maximum',
        },
      })),
    }),
  );
  const ages = new Map<string, number>();
  queues.forEach(({ url }, index) => {
    const value = MetricDataResults?.find(({ Id }) => Id === `q${index}`)?.Values?.[0];
    if (value !== undefined) ages.set(url, value);
  });
  return ages;
}
