import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

const RECEIVES_BEFORE_DEAD = 5;

/** A queue with its dead-letter queue, for one function that works it off. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  /**
   * `timeout` is the function's: a message stays invisible for six times as long, as Lambda advises. Without a `key` SQS
   * encrypts by its own.
   */
  constructor(
    scope: Construct,
    id: string,
    { timeout, key }: { readonly timeout: Duration; readonly key?: IKey },
  ) {
    super(scope, id);
    // A dead letter keeps the time of its first arrival, so its queue keeps longer than the live one.
    this.deadLetters = new Queue(this, 'DeadLetters', {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.queue = new Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(timeout.toSeconds() * 6),
      retentionPeriod: Duration.days(4),
      ...(key === undefined
        ? { encryption: QueueEncryption.SQS_MANAGED }
        : { encryption: QueueEncryption.KMS, encryptionMasterKey: key }),
      enforceSSL: true,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: RECEIVES_BEFORE_DEAD },
    });
  }
}
