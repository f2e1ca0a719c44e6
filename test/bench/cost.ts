import * as z from 'zod';
import { days, minutes, seconds } from '#shared/domain/instant';
import { synthesized, type Resources } from '#test/infra/synthesized';
import { DOLLARS, PRICES_OF } from './prices.ts';
import { FORMS, recorded, type PerMessage } from './recording.ts';
import type { Units } from './meter.ts';
import { sweptAmong } from './sweeping.ts';
import { traceOf } from './trace.ts';

/** A line of a bill. */
export interface Item {
  readonly what: string;
  readonly dollars: number;
}

const MONTH_MS = days(30);
/** Lambda keeps so many long polls of each queue open, as long as nothing comes. */
const POLLS = { atOnce: 5, lastMs: seconds(20) };
/** What we take a warm call to last until it is measured in the cloud: a few requests of some milliseconds each. */
const CALL_SECONDS = 0.1;
const CALL_GIGABYTES = 0.5;
const LOG_BYTES = {
  /** What Lambda itself writes of each call. */
  call: 400,
  /** Our line of each message. */
  message: 300,
};

const bill = (what: string, count: number, dollars: number): Item => ({
  what,
  dollars: count * dollars,
});
const callsOf = (what: string, calls: number): Item => ({
  what,
  dollars:
    calls *
    (DOLLARS.lambdaRequest +
      CALL_SECONDS * CALL_GIGABYTES * DOLLARS.lambdaGigabyteSecond +
      (LOG_BYTES.call / 1e9) * DOLLARS.logGigabyte),
});

export const total = (items: readonly Item[]): number => items.reduce((sum, { dollars }) => sum + dollars, 0);

/** A month in which nothing comes and nothing is due, by what the template makes. */
export function idleMonth(resources: Resources, idle: Units): Item[] {
  const count = (type: string): number => resources.of(type, z.unknown()).length;
  const polls = (MONTH_MS / POLLS.lastMs) * POLLS.atOnce;
  const minutesLong = MONTH_MS / minutes(1);
  const hoursLong = MONTH_MS / minutes(60);
  const mappings = resources.of('AWS::Lambda::EventSourceMapping', z.unknown());
  return [
    ...mappings.map(({ id }) =>
      bill(`polling of ${queueOf(id)}, ${polls.toLocaleString('en')} requests`, polls, DOLLARS.sqsRequest),
    ),
    bill(`${count('AWS::CloudWatch::Alarm')} alarms`, count('AWS::CloudWatch::Alarm'), DOLLARS.alarmMonth),
    // The webhook's is made by the people themselves.
    bill(
      `${count('AWS::SecretsManager::Secret')} secrets, and one for a webhook`,
      count('AWS::SecretsManager::Secret') + 1,
      DOLLARS.secretMonth,
    ),
    bill('metrics: none while nothing happens', 0, DOLLARS.metricMonth),
    callsOf('a sweep a minute: calls and logs', minutesLong),
    bill('a sweep a minute: schedule', minutesLong, DOLLARS.schedulerInvocation),
    bill('a sweep a minute: reads', minutesLong * (idle.reads + SETTINGS_READS), DOLLARS.dynamoDbReadUnit),
    // The canary goes out, comes in, and its alert goes out.
    bill('a canary an hour: three mails', hoursLong * 3, DOLLARS.sesMail),
    callsOf('a canary and an audit an hour: calls and logs', hoursLong * 6),
    bill('an audit an hour: the ages of the queues', hoursLong * mappings.length, DOLLARS.metricRead),
    bill('storage of next to nothing', 0.001, DOLLARS.dynamoDbGigabyte),
  ];
}

/** Settings and the mark of what is planned. */
const SETTINGS_READS = 2;

function queueOf(mapping: string): string {
  return mapping.replace(/SqsEventSource.*/, '').replace(/Function$/, '');
}

/** A million messages that come as events in batches of ten, on top of the idle month. */
export function millionMessages({ writes, reads }: PerMessage): Item[] {
  const messages = 1_000_000;
  const batches = messages / 10;
  return [
    bill(
      'SQS: each sent by itself, received and deleted by tens',
      messages + 2 * batches,
      DOLLARS.sqsRequest,
    ),
    callsOf('calls and their logs', batches),
    bill('a line of log for each', (messages * LOG_BYTES.message) / 1e9, DOLLARS.logGigabyte),
    bill(`${writes.toFixed(2)} write units each`, messages * writes, DOLLARS.dynamoDbWriteUnit),
    bill(`${reads.toFixed(2)} read units each`, messages * reads, DOLLARS.dynamoDbReadUnit),
    bill(
      'storage: 1 KB for each thread and 0.3 KB for each wait',
      STORED_GIGABYTES,
      DOLLARS.dynamoDbGigabyte,
    ),
    bill(
      'the audit goes through what is stored each day',
      (STORED_GIGABYTES * 1e9 * 30) / 8_192,
      DOLLARS.dynamoDbReadUnit,
    ),
  ];
}

/** Of a million messages some 330,000 threads stay for a month, and 410,000 waits for a hundred days. */
const STORED_GIGABYTES = 0.33 + (0.41 * 0.3 * 100) / 30;

export const cost = {
  name: 'cost',
  async run(say: (line: string) => void): Promise<void> {
    const perMessage = await recorded(traceOf(20_000), FORMS.Replywatch, 10);
    const { idle } = await sweptAmong(1_000);
    for (const [title, items] of [
      ['An idle month, with the example’s settings', idleMonth(synthesized(), idle)],
      ['A million messages by events, on top of it', millionMessages(perMessage)],
    ] as const) {
      say(`${title}, by list prices (${PRICES_OF}, without any free tier):`);
      say('');
      say('| item | dollars |');
      say('| --- | --- |');
      for (const { what, dollars } of items) say(`| ${what} | ${dollars.toFixed(2)} |`);
      say(`| **together** | **${total(items).toFixed(2)}** |`);
      say('');
    }
  },
};
