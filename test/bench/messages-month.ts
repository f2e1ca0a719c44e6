import { dollarsOfCall, dollarsOfLog } from '#infra/commands/deploy/cost/calls';
import { COUNTED } from '#infra/commands/deploy/cost/counted';
import { bill, type Item } from '#infra/commands/deploy/cost/item';
import { DOLLARS } from '#infra/commands/deploy/cost/prices';

/** How messages arrive. */
export type Way = keyof typeof COUNTED.message;

/** The cost of a month's messages, on top of an idle month. */
export interface Messages {
  readonly count: number;
  readonly by: Way;
  /** E-mail alerts per message. */
  readonly alertsEach: number;
}

/** Memory of the functions involved, as the stack sizes them. */
const MEMORY_MB = { events: 512, 'events in bursts': 512, mail: 1024, notify: 512, 'delivery-events': 512 };
/** SES reports two events for a mail that arrives: sent and delivered. */
const EVENTS_OF_A_MAIL = 2;
/** A raw mail without pictures. */
const MAIL_BYTES = 30_000;
/** A thread, with its row in the table and on the board, is stored for a month and a wait for a hundred days; a message makes this many of each. */
const STORED = { thread: { bytes: 1_350, each: 0.33 }, wait: { bytes: 300, each: 0.41, months: 100 / 30 } };
const HOURS = 720;

/** The bill of messages, item by item, in dollars at list prices. */
export function messagesMonth({ count, by, alertsEach }: Messages): Item[] {
  const { together, writes, reads, logBytes } = COUNTED.message[by];
  const gigabytes = (count * bytesEach()) / 1e9;
  return [
    ...(by === 'mail' ? mailItems(count) : []),
    bill('SQS: each sent, received and deleted', count * (1 + 2 / together), DOLLARS.sqsRequest),
    bill('calls, with Lambda’s own log', count / together, dollarsOfCall(MEMORY_MB[by])),
    bill('our log, a line a decision, stored for a year', count, dollarsOfLog(logBytes)),
    bill('DynamoDB: writes', count * writes, DOLLARS.dynamoDbWriteUnit),
    bill('DynamoDB: reads', count * reads, DOLLARS.dynamoDbReadUnit),
    bill('DynamoDB: 1.35 KB for each thread and 0.3 KB for each wait', gigabytes, DOLLARS.dynamoDbGigabyte),
    bill(
      'DynamoDB: the audit reads what is stored each day',
      (gigabytes * 1e9 * 30) / 8_192,
      DOLLARS.dynamoDbReadUnit,
    ),
    ...(alertsEach === 0 ? [] : alertItems(count * alertsEach)),
  ];
}

function bytesEach(): number {
  const { thread, wait } = STORED;
  return thread.bytes * thread.each + wait.bytes * wait.each * wait.months;
}

function mailItems(count: number): Item[] {
  return [
    bill('SES: mails taken in', count, DOLLARS.sesMail),
    bill('S3: each put and read once', count, DOLLARS.s3Put + DOLLARS.s3Get),
    bill('S3: stored for 30 days, 30 KB each', (count * MAIL_BYTES) / 1e9, DOLLARS.s3Gigabyte),
    bill('SNS: one notification each', count, DOLLARS.snsPublish),
  ];
}

function alertItems(alerts: number): Item[] {
  const { writes, reads, logBytes } = COUNTED.alert;
  const each =
    3 * (1 + EVENTS_OF_A_MAIL) * DOLLARS.sqsRequest +
    EVENTS_OF_A_MAIL * DOLLARS.snsPublish +
    dollarsOfCall(MEMORY_MB.notify) +
    EVENTS_OF_A_MAIL * dollarsOfCall(MEMORY_MB['delivery-events']) +
    dollarsOfLog(logBytes) +
    writes * DOLLARS.dynamoDbWriteUnit +
    reads * DOLLARS.dynamoDbReadUnit;
  return [
    bill('alerts by e-mail: SES', alerts, DOLLARS.sesMail),
    bill('alerts by e-mail: all else', alerts, each),
    bill(
      'alerts: their metric, in each hour that has one',
      Math.min(alerts, HOURS) / HOURS,
      DOLLARS.metricMonth,
    ),
  ];
}
