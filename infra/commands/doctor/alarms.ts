import { subscriptionsOf } from '../stack/subscriptions.ts';
import { type Check, missing, ok } from './finding.ts';

/** Whether somebody gets the alarms about Replywatch itself. */
export const alarms: Check = {
  name: 'Alarms about Replywatch itself',
  async look({ deployed: { clients, alarmTopicArn } }) {
    const subscriptions = await subscriptionsOf(clients.sns, alarmTopicArn);
    const confirmed = subscriptions.filter(
      ({ SubscriptionArn }) => SubscriptionArn?.startsWith('arn:') === true,
    );
    if (confirmed.length > 0) return [ok(`subscribers of the alarm topic: ${confirmed.length}`)];
    return [
      subscriptions.length > 0
        ? missing(
            'no subscriber of the alarm topic has confirmed the subscription yet',
            'follow the link in the mail "AWS Notification - Subscription Confirmation"',
          )
        : missing(
            'nobody gets the alarms: the alarm topic has no subscriber',
            `aws sns subscribe --topic-arn ${alarmTopicArn} --protocol email --notification-endpoint you@example.com`,
          ),
    ];
  },
};
