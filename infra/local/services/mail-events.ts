import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod';

/** Where SES publishes the events of mail that was sent with a configuration set. */
export const eventDestinationSchema = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.literal(true),
    MatchingEventTypes: z.array(z.string()),
    SnsDestination: z.object({ TopicARN: z.string() }),
  }),
});

/** A mail that SES has accepted. */
export interface SentMail {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly configurationSet: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** What becomes of a mail once SES has sent it, as far as SES learns; it learns nothing of a silence. */
export type MailFate = 'delivery' | 'bounce' | 'complaint' | 'silence';

/** Publishes what happens to a mail, before SES answers the call, so that settling the stack includes the events. */
export type PublishMailEvents = (mail: SentMail) => Promise<void>;

type Event = { readonly type: string } & Readonly<Record<string, unknown>>;

/**
 * Publishes the events of each mail on the topics of its configuration set, as SES does. Its first recipient decides what
 * happens.
 *
 * @throws for a configuration set that the template does not have.
 */
export function mailEvents(
  sns: SNSClient,
  destinations: readonly z.output<typeof eventDestinationSchema>[],
  fateOf: (recipient: string) => MailFate,
  now: () => number,
): PublishMailEvents {
  return async (mail) => {
    if (mail.configurationSet === undefined) return;
    const own = destinations.filter(
      ({ ConfigurationSetName }) => ConfigurationSetName === mail.configurationSet,
    );
    if (own.length === 0) throw new Error('ConfigurationSetDoesNotExist');
    const timestamp = new Date(now()).toISOString();
    for (const { type, ...details } of eventsOf(mail, fateOf(mail.to[0] ?? ''), timestamp))
      for (const { EventDestination } of own) {
        if (!EventDestination.MatchingEventTypes.includes(type)) continue;
        const eventType = type.charAt(0).toUpperCase() + type.slice(1);
        await sns.send(
          new PublishCommand({
            TopicArn: EventDestination.SnsDestination.TopicARN,
            Message: JSON.stringify({ eventType, mail: describe(mail, timestamp), ...details }),
          }),
        );
      }
  };
}

/**
 * What SES's mailbox simulator does with a mail, by the recipient: `bounce...` bounces, `complaint...` complains, `silent...` gives no
 * further event, and any other is delivered.
 */
export function simulatedFate(recipient: string): MailFate {
  if (recipient.startsWith('bounce')) return 'bounce';
  if (recipient.startsWith('complaint')) return 'complaint';
  return recipient.startsWith('silent') ? 'silence' : 'delivery';
}

function describe({ messageId, from, to, configurationSet, tags }: SentMail, timestamp: string): object {
  return {
    timestamp,
    source: from,
    messageId,
    destination: to,
    tags: Object.fromEntries(
      Object.entries({ 'ses:configuration-set': configurationSet, ...tags }).map(([name, value]) => [
        name,
        [value],
      ]),
    ),
  };
}

function eventsOf({ to }: SentMail, fate: MailFate, timestamp: string): Event[] {
  const recipients = to.map((emailAddress) => ({ emailAddress }));
  const send = { type: 'send', send: {} };
  const delivery = { type: 'delivery', delivery: { timestamp, recipients: to, smtpResponse: '250 OK' } };
  switch (fate) {
    case 'bounce': {
      const bounce = { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: recipients };
      return [send, { type: 'bounce', bounce: { ...bounce, timestamp } }];
    }
    case 'complaint': {
      const complaint = { complainedRecipients: recipients, complaintFeedbackType: 'abuse', timestamp };
      return [send, delivery, { type: 'complaint', complaint }];
    }
    case 'silence':
      return [send];
    case 'delivery':
      return [send, delivery];
  }
}
