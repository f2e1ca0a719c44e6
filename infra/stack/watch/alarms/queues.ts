import { Duration } from 'aws-cdk-lib';
import type { WatchedQueues } from '../watched-queues.ts';
import type { AlarmDefinition } from './alarm-definition.ts';

/** The harm that a stalled queue, or a single dead letter, does to people. */
interface QueueHarm {
  readonly waits: Pick<AlarmDefinition, 'severity' | 'harm'>;
  readonly deadLetter: Pick<AlarmDefinition, 'severity' | 'harm'>;
  /** How long the oldest message may wait. SQS no longer counts a message that has failed three times. */
  readonly waitsAfter: Duration;
}

const alertsBy = (channel: string): QueueHarm => ({
  waits: {
    severity: 'page',
    harm: `Alerts by ${channel} are not being sent: the oldest has waited for five minutes.`,
  },
  deadLetter: {
    severity: 'today',
    harm: `An alert by ${channel} failed five times; the sweep has queued it again, but what broke it can break others.`,
  },
  waitsAfter: Duration.minutes(5),
});

/** By the names that people read. */
const HARM: Readonly<Record<string, QueueHarm>> = {
  mail: {
    waits: {
      severity: 'page',
      harm: 'Buyers’ messages are not seen, and nobody is alerted: the oldest mail has waited for ten minutes.',
    },
    deadLetter: {
      severity: 'page',
      harm: 'A mail could not be recorded: it may hold a buyer’s message, for which nobody is alerted.',
    },
    waitsAfter: Duration.minutes(10),
  },
  events: {
    waits: {
      severity: 'page',
      harm: 'Events of your help desk are not seen: nobody is alerted for new questions, and answered ones still raise alerts.',
    },
    deadLetter: {
      severity: 'today',
      harm: 'A message event was rejected: a question may not be watched, or an answered one may still raise alerts.',
    },
    waitsAfter: Duration.minutes(10),
  },
  notifications: {
    waits: {
      severity: 'page',
      harm: 'Notifications of SP-API are not seen: nobody is alerted for requests to cancel or an account at risk.',
    },
    deadLetter: {
      severity: 'today',
      harm: 'A notification of SP-API was rejected: a request to cancel may not be watched.',
    },
    waitsAfter: Duration.minutes(10),
  },
  'report-tasks': {
    waits: {
      severity: 'today',
      harm: 'Amazon’s reports of today do not arrive, and nobody is alerted for what they contain.',
    },
    deadLetter: { severity: 'today', harm: 'One of Amazon’s reports of today could not be fetched.' },
    // A task that is not due yet is put back as a new message, for at most a quarter of an hour.
    waitsAfter: Duration.hours(1),
  },
  email: alertsBy('e-mail'),
  slack: alertsBy('Slack and push'),
  webhook: alertsBy('webhook'),
  'mail-events': {
    waits: {
      severity: 'today',
      harm: 'Deliveries are not confirmed: 15 minutes after each alert by e-mail, others are alerted too, for nothing.',
    },
    deadLetter: {
      severity: 'today',
      harm: 'It is unknown whether one alert by e-mail was delivered, so others were alerted too.',
    },
    waitsAfter: Duration.minutes(10),
  },
  replies: {
    waits: {
      severity: 'page',
      harm: 'Answers to buyers do not leave: the oldest has waited for five minutes, and its buyer’s clock runs on.',
    },
    deadLetter: {
      severity: 'today',
      harm: 'An answer to a buyer failed five times before it left; the sweep has queued it again, but what broke it can break others.',
    },
    waitsAfter: Duration.minutes(5),
  },
  'sign-in': {
    waits: {
      severity: 'today',
      harm: 'People cannot sign in: the links that they asked for are not sent. Alerts and their links still work.',
    },
    deadLetter: {
      severity: 'today',
      harm: 'Somebody asked for a link to sign in and did not get it, or the managers do not know of ten failed tries.',
    },
    // A link is of no use to anybody later.
    waitsAfter: Duration.minutes(5),
  },
};

/**
 * Alarms on the age of each queue's oldest message, which shows a disabled event source, a function that crashes at its start
 * and throttling; and on dead letters.
 */
export function queueAlarms(queues: WatchedQueues): AlarmDefinition[] {
  return Object.entries(queues).flatMap(([name, { queue, deadLetters }]): AlarmDefinition[] => {
    const harm = HARM[name];
    if (harm === undefined)
      throw new Error(
        `infra/stack/watch/alarms/queues.ts does not say what harm a stalled queue ${name} does`,
      );
    return [
      {
        name: `${name}-waits`,
        ...harm.waits,
        runbook: 'A queue that is not processed',
        metric: queue.metricApproximateAgeOfOldestMessage({
          period: Duration.minutes(1),
          statistic: 'Maximum',
        }),
        rings: 'at-or-above',
        threshold: harm.waitsAfter.toSeconds(),
      },
      {
        name: `${name}-dead-letters`,
        ...harm.deadLetter,
        runbook: 'Dead letters',
        metric: deadLetters.metricApproximateNumberOfMessagesVisible({
          period: Duration.minutes(1),
          statistic: 'Maximum',
        }),
        rings: 'at-or-above',
        threshold: 1,
      },
    ];
  });
}
