import { GetConfigurationSetEventDestinationsCommand } from '@aws-sdk/client-sesv2';
import type { AwsClients } from '#infra/commands/stack/aws-clients';
import { mailEvents, simulatedFate } from '#infra/local/services/mail-events';
import { tagsOf } from '#infra/local/services/small-services';
import type { Answer, Call } from './proxy.ts';

/** Publishes what becomes of a mail on the topics of its configuration set, which the emulator only stores. */
export async function publishEvents(
  { sesV2, sns }: AwsClients,
  { form }: Call,
  { body }: Answer,
): Promise<void> {
  const ConfigurationSetName = form.get('ConfigurationSetName');
  if (ConfigurationSetName === null) return;
  const { EventDestinations = [] } = await sesV2.send(
    new GetConfigurationSetEventDestinationsCommand({ ConfigurationSetName }),
  );
  const destinations = EventDestinations.map(({ MatchingEventTypes = [], SnsDestination }) => ({
    ConfigurationSetName,
    EventDestination: {
      Enabled: true as const,
      MatchingEventTypes: MatchingEventTypes.map((type) => type.toLowerCase()),
      SnsDestination: { TopicARN: SnsDestination?.TopicArn ?? '' },
    },
  }));
  await mailEvents(
    sns,
    destinations,
    simulatedFate,
    Date.now,
  )({
    messageId: /<MessageId>([^<]+)</.exec(body.toString())?.[1] ?? '',
    from: form.get('Source') ?? '',
    to: recipientsOf(form),
    configurationSet: ConfigurationSetName,
    tags: tagsOf(form),
  });
}

export function recipientsOf(form: URLSearchParams): readonly string[] {
  return [...form].flatMap(([name, value]) => (name.startsWith('Destinations.member.') ? [value] : []));
}
