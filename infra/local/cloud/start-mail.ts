import * as z from 'zod';
import type { Settings } from '#shared/contracts/settings/settings';
import type { RelayRefusal } from '../relay/refusals.ts';
import { type Relay, startRelay } from '../relay/relay.ts';
import { type LocalDns, startDns } from '../services/dns.ts';
import { deliverMail } from '../services/mail-delivery.ts';
import { eventDestinationSchema, mailEvents, simulatedFate } from '../services/mail-events.ts';
import { type MailRoute, takeIn } from '../services/mail-intake.ts';
import type { Outbox } from '../services/outbox.ts';
import { sesAccount } from '../services/ses-account.ts';
import { type SesControl, sesControl } from '../services/ses-control.ts';
import { type StandInModel, standInModel } from '../services/stand-in-model.ts';
import { tryingRules } from '../services/set-up-mail.ts';
import { type SmallServices, startSmallServices } from '../services/small-services.ts';
import type { PersistedState } from '../state/persisted-state.ts';
import { propertiesOf, type References, REGION, type TemplateResource } from '../state/template.ts';
import type { Clients } from './embedded-services.ts';
import { identityProperties } from './provision.ts';
import type { Messaging } from './queues/messaging.ts';
import type { Stopping } from './stopping.ts';

/** Mail in and out: DNS and SES, with the other small services that answer at the same endpoint. */
export interface RunningMail {
  readonly dns: LocalDns;
  readonly ses: SesControl;
  readonly small: SmallServices;
  readonly model: StandInModel;
  /** The services that a received mail passes through. */
  readonly route: MailRoute;
  readonly relay: Relay;
  /** How many heartbeats were sent. */
  heartbeats(): number;
}

export interface MailOptions {
  readonly resources: readonly TemplateResource[];
  readonly references: References;
  readonly clients: Clients;
  readonly messaging: Messaging;
  readonly now: () => number;
  readonly state: PersistedState;
  readonly outbox: Outbox;
  readonly secrets: ReadonlyMap<string, string>;
  readonly settings: Settings;
  readonly relayRefusal: RelayRefusal | undefined;
}

const receiptRule = z.object({ Domains: z.array(z.string()) });

/** @throws when the template has no receipt rule. */
export async function startMail(
  options: MailOptions,
  { onStop }: Pick<Stopping, 'onStop'>,
): Promise<RunningMail> {
  const { resources, references, clients, messaging, now, state, outbox, secrets } = options;
  const [intake] = propertiesOf('Custom::ReplywatchReceiptRule', receiptRule, resources, references).values();
  if (intake === undefined) throw new Error('the template has no receipt rule');
  const dns = await startDns(
    new Map(intake.Domains.map((domain) => [domain, [`inbound-smtp.${REGION}.amazonaws.com`]])),
  );
  onStop(() => dns.stop());

  const ses = sesControl(state, now);
  const identities = propertiesOf('AWS::SES::EmailIdentity', identityProperties, resources, references);
  for (const { EmailIdentity } of identities.values()) ses.makeIdentity(EmailIdentity);
  const route = { s3: clients.s3, sns: clients.sns, rules: ses.activeRules };
  const relay = await startRelay({
    sqs: clients.sqs,
    settings: options.settings,
    takeIn: (mail) => takeIn(route, mail, mail.receivedAt ?? now()),
    now,
    refusal: options.relayRefusal,
  });
  const destinations = propertiesOf(
    'AWS::SES::ConfigurationSetEventDestination',
    eventDestinationSchema,
    resources,
    references,
  );
  let heartbeats = 0;
  const model = standInModel();
  const small = await startSmallServices({
    outbox,
    now,
    publishMailEvents: mailEvents(
      clients.sns,
      [...destinations.values()],
      (recipient) => relay.fateOf(recipient) ?? simulatedFate(recipient),
      now,
    ),
    ses: tryingRules(ses, route, now),
    account: sesAccount(state),
    model,
    deliver: deliverMail(route, intake.Domains, relay, now),
    onHeartbeat: () => (heartbeats += 1),
    secrets,
    async oldestSeconds(name) {
      const queue = (await messaging.queues()).find((one) => one.name === name);
      return queue === undefined || queue.oldestAt === Infinity
        ? undefined
        : Math.max(Math.floor((now() - queue.oldestAt) / 1000), 0);
    },
  });
  onStop(() => small.stop());
  return { dns, ses, small, model, route, relay, heartbeats: () => heartbeats };
}
