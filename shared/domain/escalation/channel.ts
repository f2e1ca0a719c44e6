/** The ways to call people: their mail, a Slack channel, a robot or another program that takes webhooks. */
export const CHANNELS = ['email', 'slack', 'webhook'] as const;

export type Channel = (typeof CHANNELS)[number];
