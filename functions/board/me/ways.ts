import type { Settings } from '#shared/contracts/settings/settings';
import { webhookAddress } from '#shared/contracts/settings/webhooks/addresses';
import type { Channel } from '#shared/domain/rules/policy';

/** What a person is reached by: e-mail, Slack, push to their devices, or the service of a webhook. */
export type WayKind = 'email' | 'slack' | 'push' | Settings['webhooks'][string]['preset'];

/** A way in which alerts reach a person. */
export interface Way {
  readonly channel: Channel;
  /** The person for e-mail and push, else the Slack channel or the webhook, as alerts are addressed. */
  readonly to: string;
  /** The name in the settings; the address of a mail; nothing for push. */
  readonly name: string;
  readonly kind: WayKind;
  /** The names of the others who read the same. */
  readonly others: readonly string[];
}

/** All ways in which alerts reach a person by the settings, and by their own devices. */
export function waysOf(settings: Settings, personId: string, hasPush: boolean): readonly Way[] {
  const { people, webhooks } = settings;
  const person = people[personId];
  if (person === undefined) return [];
  const othersAt = (channel: 'slack' | 'webhook', to: string): string[] =>
    Object.entries(people)
      .filter(([id, one]) => id !== personId && one[channel] === to)
      .map(([, { name }]) => name);
  const { slack, webhook = '', email } = person;
  const kind = webhooks[webhook]?.preset;
  const to = webhookAddress(settings, personId, webhook);
  const others = to === webhook ? othersAt('webhook', webhook) : [];
  return [
    { channel: 'email', to: personId, name: email, kind: 'email', others: [] },
    ...(hasPush ? [{ channel: 'push', to: personId, name: '', kind: 'push', others: [] } as const] : []),
    ...(slack === undefined
      ? []
      : ([
          { channel: 'slack', to: slack, name: slack, kind: 'slack', others: othersAt('slack', slack) },
        ] as const)),
    ...(kind === undefined ? [] : [{ channel: 'webhook', to, name: webhook, kind, others } as const]),
  ];
}
