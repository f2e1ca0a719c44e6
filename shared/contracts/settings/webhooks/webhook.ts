import * as z from '#shared/zod';
import { ntfy, pagerduty, pushover, teams, telegram } from './ringing.ts';
import { dingtalk, feishu, json, wecom } from './robots.ts';

const SERVICES = [wecom, dingtalk, feishu, json, pagerduty, ntfy, pushover, telegram, teams] as const;

/** The part of the settings about one webhook: each preset has just the keys that it can use. */
export const webhook = z.discriminatedUnion('preset', SERVICES, {
  error: ({ input }) => (typeof input === 'object' ? `is not known: use ${presetNames()}` : undefined),
});

/** The settings of one webhook. */
export type Webhook = z.output<typeof webhook>;

function presetNames(): string {
  return SERVICES.map(({ shape }) => shape.preset.def.values[0]).join(', ');
}
