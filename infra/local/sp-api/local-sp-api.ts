import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { loadSettings } from '#infra/settings/load-settings';
import { spApiAccounts } from '#shared/contracts/settings/sp-api-accounts';
import type { SpApiSecret } from '#shared/contracts/sp-api-secret';
import { type SpApiMock, startSpApiMock } from './mock.ts';
import type { MockShop } from './types.ts';

export interface LocalSpApiOptions {
  readonly settingsFile: string;
  readonly shop: MockShop;
  readonly now: () => number;
  /** The base URL of the queues. */
  readonly queueBase: string;
  readonly sqs: SQSClient;
}

/** The mock, with the secret that holds credentials for it. */
export interface LocalSpApi {
  readonly mock: SpApiMock;
  readonly secretName: string;
  readonly secret: string;
}

/**
 * Starts the mock for every store in the settings, with made-up credentials.
 *
 * @throws when the settings do not use SP-API.
 */
export async function startLocalSpApi(options: LocalSpApiOptions): Promise<LocalSpApi> {
  const { settings } = loadSettings(options.settingsFile);
  if (settings.spApi === undefined) throw new Error(`${options.settingsFile} has no spApi`);
  const { applicationId, secret: secretName } = settings.spApi;
  const refreshTokens: Record<string, Record<string, string>> = {};
  for (const { store, region } of spApiAccounts(settings))
    refreshTokens[store] = { ...refreshTokens[store], [region]: `mock-${store}-${region}` };
  const secret: SpApiSecret = { clientId: 'mock', clientSecret: 'mock', refreshTokens };
  const mock = await startSpApiMock({
    now: options.now,
    // While the local clock stands still, quotas must still refill for the person who waits.
    quotaNow: () => options.now() + performance.now(),
    applicationId,
    secret,
    shop: options.shop,
    async deliver(queueArn, body, delaySeconds) {
      const [, , , , account = '', name = ''] = queueArn.split(':');
      await options.sqs.send(
        new SendMessageCommand({
          QueueUrl: `${options.queueBase}/${account}/${name}`,
          MessageBody: body,
          DelaySeconds: delaySeconds,
        }),
      );
    },
  });
  return { mock, secretName, secret: JSON.stringify(secret) };
}
