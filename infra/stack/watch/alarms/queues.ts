import { Duration } from 'aws-cdk-lib';
import type { WatchedQueues } from '../watched-queues.ts';
import type { AlarmDefinition } from './alarm-definition.ts';

/** What a queue that stands still, or one message that was set aside, does to people. */
interface QueueHarm {
  readonly waits: Pick<AlarmDefinition, 'severity' | 'harm'>;
  readonly setAside: Pick<AlarmDefinition, 'severity' | 'harm'>;
  /** So long the oldest message may wait; a message that fails again and again is no longer counted after three times. */
  readonly waitsAfter: Duration;
}

const alertsBy = (channel: string): QueueHarm => ({
  waits: {
    severity: 'page',
    harm: `Alerts by ${channel} do not go out: the oldest has waited for five minutes.`,
  },
  setAside: {
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
      harm: 'Buyers’ messages are not seen, and nobody is called for them: the oldest mail has waited for ten minutes.',
    },
    setAside: {
      severity: 'page',
      harm: 'A mail could not be taken in: a buyer may wait in it, and nobody is called for them.',
    },
    waitsAfter: Duration.minutes(10),
  },
  events: {
    waits: {
      severity: 'page',
      harm: 'What your help desk tells is not seen: buyers wait uncalled for, and the answered are called for.',
    },
    setAside: {
      severity: 'today',
      harm: 'A message event made no fact: a question may not be watched, or an answered one may call.',
    },
    waitsAfter: Duration.minutes(10),
  },
  notifications: {
    waits: {
      severity: 'page',
      harm: 'What Amazon tells by SP-API is not seen: nobody is called for requests to cancel or an account at risk.',
    },
    setAside: {
      severity: 'today',
      harm: 'A notification of SP-API made no fact: a request to cancel may not be watched.',
    },
    waitsAfter: Duration.minutes(10),
  },
  'report-tasks': {
    waits: {
      severity: 'today',
      harm: 'Amazon’s reports of today do not come in, and nobody is called for what they tell.',
    },
    setAside: { severity: 'today', harm: 'One of Amazon’s reports of today does not come in.' },
    // A task whose time has not come is put back as a new message, for a quarter of an hour at most.
    waitsAfter: Duration.hours(1),
  },
  email: alertsBy('e-mail'),
  slack: alertsBy('Slack'),
  webhook: alertsBy('webhook'),
  'mail-events': {
    waits: {
      severity: 'today',
      harm: 'Deliveries are not proved: after 15 minutes each alert by e-mail calls others too, for nothing.',
    },
    setAside: {
      severity: 'today',
      harm: 'What became of one alert by e-mail is not known, so others were called too.',
    },
    waitsAfter: Duration.minutes(10),
  },
};

/**
 * How long the oldest message of each queue waits, which is how a disabled event source, a function that crashes at its start
 * and throttling show; and what was set aside.
 */
export function queueAlarms(queues: WatchedQueues): AlarmDefinition[] {
  return Object.entries(queues).flatMap(([name, { queue, deadLetters }]): AlarmDefinition[] => {
    const harm = HARM[name];
    if (harm === undefined)
      throw new Error(`infra/stack/watch/alarms/queues.ts does not say what harm the queue ${name} does`);
    return [
      {
        name: `${name}-waits`,
        ...harm.waits,
        runbook: 'A queue that is not worked off',
        metric: queue.metricApproximateAgeOfOldestMessage({
          period: Duration.minutes(1),
          statistic: 'Maximum',
        }),
        rings: 'at-or-above',
        threshold: harm.waitsAfter.toSeconds(),
      },
      {
        name: `${name}-dead-letters`,
        ...harm.setAside,
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
