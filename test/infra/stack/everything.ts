import type * as z from 'zod';
import type { settingsSchema } from '#shared/contracts/settings/settings';

/** Changes to the example settings that switch on every option, so that the template contains everything there is. */
export const EVERYTHING = {
  spApi: { applicationId: 'amzn1.sellerapps.app.1234', secret: 'replywatch/sp-api' },
  signIn: {
    oidc: { issuer: 'https://login.acme.example', clientId: 'replywatch', secret: 'replywatch/oidc' },
  },
  assistant: {
    translate: true,
    draft: true,
    region: 'eu-central-1',
    model: 'amazon.nova-2-lite-v1:0',
    dollarsPerDay: 1,
    prices: { input: 0.33, output: 2.75 },
  },
  heartbeatSecret: 'replywatch/heartbeat',
  webhooks: {
    team: { preset: 'wecom', urlSecret: 'hook/url', language: 'en', timeZone: 'UTC' },
    program: {
      preset: 'json',
      urlSecret: 'hook/json',
      signingSecret: 'hook/key',
      language: 'en',
      timeZone: 'UTC',
    },
  },
  rotas: {
    office: {
      timeZone: 'Asia/Shanghai',
      shifts: [{ days: ['mon'], from: '09:00', to: '18:00', 'on-call': ['li'] }],
    },
  },
  messageEventSenders: ['arn:aws:iam::111122223333:role/helpdesk'],
} satisfies Partial<z.input<typeof settingsSchema>>;
