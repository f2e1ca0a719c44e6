import type * as z from '#shared/zod';
import { phoneIn } from '../mentions.ts';
import type { Misfit } from '../parts.ts';
import type { person } from '../people.ts';
import type { Webhook } from './webhook.ts';

/** Services that reach one person at a time, and the key under `mentions` of the id that they reach a person by. */
const ID_AT = { 'feishu-app': 'feishu', 'dingtalk-ding': 'dingtalk', 'wecom-call': 'wecom' } as const;

type Personal = Extract<Webhook, { preset: keyof typeof ID_AT }>;

/** A webhook as an alert reaches it: at a service that reaches one person at a time, with the person's id there. */
export type ReachedWebhook = Exclude<Webhook, Personal> | (Personal & { readonly userId: string });

interface WithWebhooks {
  readonly people: Readonly<Record<string, z.output<typeof person>>>;
  readonly webhooks: Readonly<Record<string, Webhook>>;
}

/** No id of the settings has one. */
const SEPARATOR = '.';

/**
 * Where alerts by webhook go for a person: `team`, a webhook that several read, or `feishu.li`, a person at a service that
 * reaches one at a time. So each person there is alerted, retried and settled by themselves.
 */
export function webhookAddress({ webhooks }: WithWebhooks, personId: string, webhookId: string): string {
  const webhook = webhooks[webhookId];
  return webhook !== undefined && isPersonal(webhook) ? `${webhookId}${SEPARATOR}${personId}` : webhookId;
}

/** The person whom an address names. */
export function personAt(address: string): string | undefined {
  return address.split(SEPARATOR)[1];
}

/** The webhook at an address; undefined when the settings do not know it, or the person's id there. */
export function webhookAt({ people, webhooks }: WithWebhooks, address: string): ReachedWebhook | undefined {
  const [webhookId = '', personId] = address.split(SEPARATOR);
  const webhook = webhooks[webhookId];
  if (webhook === undefined) return undefined;
  if (!isPersonal(webhook)) return personId === undefined ? webhook : undefined;
  const userId = idOf(people[personId ?? ''], webhook);
  return userId === undefined ? undefined : { ...webhook, userId };
}

/** A webhook, or a person whom it reaches one at a time. */
interface WebhookPlace {
  /** The address of alerts. */
  readonly to: string;
  /** In words of a command. */
  readonly whom: string;
  readonly webhook: Webhook;
}

/** Everywhere that alerts by webhook go, each in words: a webhook, or each person whom it reaches one at a time. */
export function webhookPlaces({ people, webhooks }: WithWebhooks): WebhookPlace[] {
  return Object.entries(webhooks).flatMap(([webhookId, webhook]): WebhookPlace[] =>
    isPersonal(webhook)
      ? Object.entries(people)
          .filter(([, one]) => one.webhook === webhookId)
          .map(([personId, { name }]) => ({
            to: webhookAddress({ people, webhooks }, personId, webhookId),
            whom: `the webhook ${webhookId} to ${name}`,
            webhook,
          }))
      : [{ to: webhookId, whom: `the webhook ${webhookId}`, webhook }],
  );
}

/** What is wrong with how people are reached by services that reach one at a time. */
export function wrongAddresses({ people, webhooks }: WithWebhooks): Misfit[] {
  return Object.entries(people).flatMap(([personId, one]): Misfit[] => {
    const webhook = webhooks[one.webhook ?? ''];
    if (webhook === undefined || !isPersonal(webhook) || idOf(one, webhook) !== undefined) return [];
    const key = ID_AT[webhook.preset];
    return one.mentions?.[key] === undefined
      ? [
          {
            path: ['people', personId, 'webhook'],
            message: `"${one.webhook ?? ''}" reaches a person by their own ID: add mentions.${key} to ${personId}`,
          },
        ]
      : [
          {
            path: ['people', personId, 'mentions', key],
            message: `is a phone number, but ${webhook.preset} needs the ID of the person`,
          },
        ];
  });
}

function idOf(one: z.output<typeof person> | undefined, webhook: Personal): string | undefined {
  const id = one?.mentions?.[ID_AT[webhook.preset]];
  return id === undefined || phoneIn(id) !== undefined ? undefined : id;
}

function isPersonal(webhook: Webhook): webhook is Personal {
  return Object.hasOwn(ID_AT, webhook.preset);
}
