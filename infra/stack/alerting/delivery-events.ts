import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import {
  ConfigurationSet,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { WorkQueue } from '../parts/work-queue.ts';
import type { Storage } from '../state/storage.ts';
import type { AlertQueues } from './alert-queues.ts';

const TIMEOUT = Duration.seconds(30);

export interface DeliveryEventsProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
}

/** Delivery of our mail: SES publishes events for each, and `delivery-events` alerts another way when one does not arrive. */
export class DeliveryEvents extends Construct {
  /** Mail must be sent with this configuration set, so that SES publishes its events. */
  readonly configurationSet: ConfigurationSet;
  readonly mailEvents: WorkQueue;
  readonly deliveryEvents: LambdaFunction<'delivery-events'>;

  constructor(scope: Construct, id: string, { storage, alertQueues }: DeliveryEventsProps) {
    super(scope, id);
    this.mailEvents = new WorkQueue(this, 'MailEvents', { timeout: TIMEOUT });
    this.deliveryEvents = new LambdaFunction(this, 'Function', {
      name: 'delivery-events',
      timeout: TIMEOUT,
      environment: { TABLE_NAME: storage.table.tableName, ...alertQueues.environment },
    });
    this.deliveryEvents.addEventSource(
      new SqsEventSource(this.mailEvents.queue, {
        batchSize: 10,
        reportBatchItemFailures: true,
        maxConcurrency: 2,
      }),
    );
    storage.grantRecord(this.deliveryEvents);
    alertQueues.grantPut(this.deliveryEvents);

    const topic = new Topic(this, 'Topic', { enforceSSL: true });
    topic.addSubscription(
      new SqsSubscription(this.mailEvents.queue, {
        rawMessageDelivery: true,
        deadLetterQueue: this.mailEvents.deadLetters,
      }),
    );
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    // The CDK grants SES the permission, for this configuration set only, before SES checks it.
    this.configurationSet.addEventDestination('Events', {
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
  }
}
