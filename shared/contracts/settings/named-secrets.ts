import type { Settings } from './settings.ts';
import { webhookSecrets } from './webhooks/webhook-secrets.ts';

/** A secret in Secrets Manager that the settings name and a person creates. */
export interface NamedSecret {
  readonly name: string;
  /** What a person puts into it, in words. */
  readonly holds: string;
}

/** The secrets that the settings name, each once. */
export function namedSecrets(settings: Settings): NamedSecret[] {
  const { slackChannels, webhooks, heartbeatSecret, signIn, spApi } = settings;
  const all: NamedSecret[] = [
    ...Object.entries(slackChannels).map(([id, { webhookSecret }]) => ({
      name: webhookSecret,
      holds: `the URL of the Slack webhook of ${id}`,
    })),
    ...Object.entries(webhooks).flatMap(([id, webhook]) =>
      webhookSecrets(webhook).map(({ name, holds }) => ({ name, holds: `${holds} ${id}` })),
    ),
    ...(heartbeatSecret === undefined
      ? []
      : [{ name: heartbeatSecret, holds: 'the URL to visit for heartbeats' }]),
    ...(signIn === undefined
      ? []
      : [{ name: signIn.oidc.secret, holds: `the secret of ${signIn.oidc.clientId} at your OIDC provider` }]),
    ...(spApi === undefined
      ? []
      : [
          {
            name: spApi.secret,
            holds: 'the credentials of SP-API as JSON (infra/settings/README.md, "SP-API")',
          },
        ]),
  ];
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}
