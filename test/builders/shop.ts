import type * as z from 'zod';
import { rulesOf } from '#shared/contracts/settings/rules';
import { settingsSchema, type VersionedSettings } from '#shared/contracts/settings/settings';
import type { Rules } from '#shared/domain/rules/rules';

type SettingsInput = z.input<typeof settingsSchema>;

/** A small shop: Li on call (Slack), Ana as backup (the same Slack channel), Chen manages (her own channel). */
const shopInput = {
  sender: 'alerts@acme.example',
  stores: {
    'acme-us': {
      name: 'Acme US',
      marketplaces: [{ country: 'US', intakeAddress: 'us-7f3k9q2m@intake.acme.example' }],
    },
    'acme-eu': {
      name: 'Acme EU',
      marketplaces: [
        { country: 'DE', intakeAddress: 'de-4h8w1x5p@intake.acme.example' },
        { country: 'GB', intakeAddress: 'gb-9c2v6t3z@intake.acme.example' },
      ],
    },
  },
  people: {
    li: {
      name: 'Li Wei',
      email: 'li@acme.example',
      timeZone: 'Asia/Shanghai',
      language: 'zh-CN',
      slack: 'care',
    },
    ana: {
      name: 'Ana Ruiz',
      email: 'ana@acme.example',
      timeZone: 'Europe/Madrid',
      language: 'en',
      slack: 'care',
    },
    chen: {
      name: 'Chen Hua',
      email: 'chen@acme.example',
      timeZone: 'America/New_York',
      language: 'en',
      slack: 'managers',
    },
  },
  slackChannels: {
    care: { webhookSecret: 'replywatch/slack/care', language: 'en', timeZone: 'UTC' },
    managers: { webhookSecret: 'replywatch/slack/managers', language: 'en', timeZone: 'America/New_York' },
  },
  duty: { 'on-call': ['li'], backup: ['ana'], manager: ['chen'] },
} satisfies SettingsInput;

/** Parsed once, since most tests ask for just this. */
const plain = settingsSchema.parse(shopInput);

export function shop(changes: Partial<SettingsInput> = {}, version = 'v1'): VersionedSettings {
  const isPlain = Object.keys(changes).length === 0;
  return { version, settings: isPlain ? plain : settingsSchema.parse({ ...shopInput, ...changes }) };
}

export function shopRules(changes: Partial<SettingsInput> = {}): Rules {
  return rulesOf(shop(changes));
}
