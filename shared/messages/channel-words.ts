import type { Channel } from '../domain/rules/policy.ts';

/** What operators call the channels, within a sentence. */
export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  email: 'e-mail',
  slack: 'Slack',
  webhook: 'webhook',
};
