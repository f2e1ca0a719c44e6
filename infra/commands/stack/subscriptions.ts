import { paginateListSubscriptionsByTopic, type SNSClient, type Subscription } from '@aws-sdk/client-sns';

/** All subscriptions of a topic; until its person confirms it, one has a word instead of an ARN. */
export async function subscriptionsOf(client: SNSClient, TopicArn: string): Promise<Subscription[]> {
  const all: Subscription[] = [];
  for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn }))
    all.push(...Subscriptions);
  return all;
}
