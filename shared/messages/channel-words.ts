import type { Channel } from '../domain/rules/policy.ts';

/** Names of the channels for operators, within a sentence. */
export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  email: 'e-mail',
  slack: 'Slack',
  webhook: 'webhook',
  push: 'push',
};
