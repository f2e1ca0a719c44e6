import * as z from 'zod';
import { CHANNELS } from '../domain/channel.ts';
import { COUNTRIES } from '../domain/marketplace.ts';
import { isCanaryAddress } from './canary.ts';
import { defaultClocks } from './default-clocks.ts';
import { duration } from './duration.ts';
import type { Callee } from '../domain/policy.ts';
import { existingIdentities, hostedZones, wrongDomains } from './settings-domains.ts';
import { id, isTimeZone, language, secretName, timeZone } from './settings-parts.ts';
import { holidays, rota, wrongNames } from './settings-rotas.ts';
import { spApi } from './settings-sp-api.ts';
import { webhook } from './settings-webhooks.ts';

const emailAddress = z
  .email('is not an e-mail address')
  .transform((address) => address.toLowerCase())
  .describe('An e-mail address.');

const marketplace = z.strictObject({
  country: z.enum(COUNTRIES).describe('The country of the marketplace: US, DE, JP ...'),
  intakeAddress: emailAddress.describe(
    'The address to enter in Seller Central for this marketplace. Keep it hard to guess: whoever knows it can raise alerts.',
  ),
});

const store = z.strictObject({
  name: z.string().min(1).max(80).describe('What your people call the store.'),
  replyFrom: z
    .array(emailAddress)
    .default([])
    .describe(
      'The addresses that your people answer buyers from with a mail client of their own. A copy (Bcc) to the intake address then counts as an answer.',
    ),
  marketplaces: z.array(marketplace).min(1),
});

const person = z.strictObject({
  name: z.string().min(1).max(80),
  email: emailAddress,
  timeZone,
  language,
  slack: id.optional().describe('The Slack channel, of those below, that reaches this person.'),
  webhook: id.optional().describe('The webhook, of those below, that reaches this person.'),
});

const slackChannel = z.strictObject({
  webhookSecret: secretName.describe('Name of the secret in Secrets Manager that holds the webhook URL.'),
  language,
  timeZone,
});

const duty = z.strictObject({
  'on-call': z.array(id).min(1).describe('Who is called first.'),
  backup: z.array(id).min(1).describe('Who is called when those on call do not act.'),
  manager: z.array(id).min(1).describe('Who is called when a deadline is about to be missed.'),
});

const instant = z.iso
  .datetime({ offset: true, error: 'is not a date and time; write one like 2026-11-27T00:00:00Z' })
  .transform((text) => Date.parse(text));

const DUTIES = ['on-call', 'backup', 'manager', 'everyone'] as const;

const callees = z
  .array(
    z
      .union([z.enum(DUTIES), id])
      .transform((name): Callee => DUTIES.find((duty) => duty === name) ?? { person: name }),
  )
  .min(1);

const step = z
  .strictObject({
    at: z
      .string()
      .describe('When it fires: "12h before", "at deadline" or "30m after".')
      .transform(parseStepTime),
    call: callees
      .optional()
      .describe('Whom to call at that very time: on-call, backup, manager, everyone, or a person’s id.'),
    nudge: callees
      .optional()
      .describe(
        'Whom to remind instead, in their hours: moved to the start of the next shift, or before the end of the last, when the time is quiet or nobody is on duty.',
      ),
    by: z.array(z.enum(CHANNELS)).min(1),
  })
  .transform(({ at, call, nudge, by }, context) => {
    const [whom, ...rest] = [call, nudge].filter((one) => one !== undefined);
    if (whom === undefined || rest.length > 0) {
      context.addIssue({ code: 'custom', message: 'has to name people either under call or under nudge' });
      return z.NEVER;
    }
    if (nudge !== undefined && at.beforeMs <= 0) {
      context.addIssue({
        code: 'custom',
        message: 'is a nudge, and a nudge comes before the deadline: write call',
      });
      return z.NEVER;
    }
    return { at, by, call: whom, nudge: nudge !== undefined };
  });

const clock = z.strictObject({
  length: duration.describe('How long the clock runs: 24h, 90m, 2d.'),
  overrides: z
    .array(
      z.strictObject({
        length: duration,
        countries: z.array(z.enum(COUNTRIES)).min(1).optional(),
        from: instant.optional(),
        until: instant.optional(),
      }),
    )
    .default([])
    .describe('Other lengths for some time or some countries; the last that fits wins.'),
  ladder: z
    .array(step)
    .superRefine((steps, context) => {
      steps.forEach((one, index) => {
        if (steps.findIndex((other) => other.at.beforeMs === one.at.beforeMs) < index)
          context.addIssue({ code: 'custom', path: [index, 'at'], message: 'is there twice' });
      });
    })
    .describe('Whom to call, how, and how early.'),
});

/** The settings file as a person writes it, and what the program makes of it. */
export const settingsSchema = z
  .strictObject({
    sender: emailAddress.describe('The address that alerts come from; verify it in SES.'),
    alarmEmails: z
      .array(emailAddress)
      .default([])
      .describe(
        'Who gets the alarms about Replywatch itself, by SNS and not by our own alerts. Each address confirms once, by a mail of AWS.',
      ),
    stores: z.record(id, store),
    people: z.record(id, person),
    slackChannels: z.record(id, slackChannel).default({}),
    webhooks: z
      .record(id, webhook)
      .default({})
      .describe('Group robots of WeCom, DingTalk and Feishu, and programs of your own.'),
    duty,
    rotas: z
      .record(id, rota)
      .default({})
      .describe(
        'Who is on duty when. Of several that cover a thread, the first with somebody on duty counts; where none covers it, `duty` does at all times.',
      ),
    holidays: holidays
      .default({})
      .describe(
        'Days off of your own, by the name of a list: { company: { "2026-12-24": "Christmas Eve" } }. The check of this file adds those of the countries.',
      ),
    nudgeMargin: duration
      .prefault('4h')
      .describe('What a nudge that is moved to the next shift must leave until the deadline.'),
    beforeEndOfShift: duration
      .prefault('1h')
      .describe('How long before the end of a shift its people are told of what falls due after it.'),
    acknowledgeHold: duration
      .prefault('2h')
      .describe('How long an acknowledgement holds back the people called so far.'),
    figures: z
      .strictObject({
        responseRate: z
          .number()
          .min(0)
          .max(1)
          .default(0.9)
          .describe('Share of the messages that must be answered within 24 hours.'),
        medianFirstResponse: duration.prefault('12h').describe('The median of the first response at most.'),
      })
      .prefault({})
      .describe('The lines that the figures are held against.'),
    messageEventSenders: z
      .array(
        z
          .string()
          .regex(
            /^arn:aws(?:-[a-z]+)*:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]{1,512}$/,
            'is not the ARN of a role or user; write one like arn:aws:iam::111122223333:role/helpdesk',
          ),
      )
      .default([])
      .describe(
        'The IAM roles and users that may send message events: whoever may send can stop a clock. Nobody when left out.',
      ),
    heartbeatSecret: secretName
      .optional()
      .describe(
        'Name of the secret in Secrets Manager that holds the URL of a service that calls you when its visits end, such as a health check. It is visited each minute while Replywatch finds itself well.',
      ),
    hostedZones: hostedZones
      .default({})
      .describe(
        'Zones of Route 53 in this account, by their domain: the deploy then makes the DNS records of the sender and of the intake itself.',
      ),
    existingIdentities: existingIdentities
      .default([])
      .describe(
        'Domains that this account has verified in SES already, or the sender’s address: the deploy leaves them alone.',
      ),
    customerManagedKey: z
      .boolean()
      .default(false)
      .describe(
        'Encrypt everything by a key of your own account, which costs 1 dollar a month and a little by use; by AWS’s own keys when left out.',
      ),
    spApi: spApi.optional().describe('Your application of Amazon’s Selling Partner API, when you have one.'),
    replyTemplates: z
      .array(z.string().min(20, 'is too short to be told from other texts; give at least 20 characters'))
      .default([])
      .describe(
        'Texts that your people send by hand again and again. A reply that holds one of them is not taken for an automatic one.',
      ),
    clocks: z
      .strictObject({
        reply: clock.default(() => clock.parse(defaultClocks.reply)),
        'claim-exposure': clock.default(() => clock.parse(defaultClocks['claim-exposure'])),
        'last-call': clock.default(() => clock.parse(defaultClocks['last-call'])),
        return: clock.default(() => clock.parse(defaultClocks.return)),
        claim: clock.default(() => clock.parse(defaultClocks.claim)),
        cancellation: clock.default(() => clock.parse(defaultClocks.cancellation)),
        chargeback: clock.default(() => clock.parse(defaultClocks.chargeback)),
        'account-status': clock.default(() => clock.parse(defaultClocks['account-status'])),
        'figure-warning': clock.default(() => clock.parse(defaultClocks['figure-warning'])),
        'figure-alarm': clock.default(() => clock.parse(defaultClocks['figure-alarm'])),
        feedback: clock.default(() => clock.parse(defaultClocks.feedback)),
        credentials: clock.default(() => clock.parse(defaultClocks.credentials)),
        match: clock.default(() => clock.parse(defaultClocks.match)),
        review: clock.default(() => clock.parse(defaultClocks.review)),
      })
      .prefault({})
      .describe('The deadlines and their ladders; leave out what you do not change.'),
  })
  .superRefine((settings, context) => {
    const missing = (path: (string | number)[], what: string): void =>
      context.addIssue({ code: 'custom', path, message: what });
    for (const [role, ids] of Object.entries(settings.duty))
      ids.forEach((personId, index) => {
        if (!Object.hasOwn(settings.people, personId))
          missing(['duty', role, index], `nobody is called "${personId}" under people`);
      });
    for (const { path, message } of wrongNames(settings.rotas, { ...settings, isTimeZone }))
      missing(path, message);
    for (const { path, message } of wrongDomains(settings)) missing(path, message);
    for (const [clockName, { ladder }] of Object.entries(settings.clocks))
      ladder.forEach(({ call, nudge }, index) => {
        for (const callee of call)
          if (typeof callee === 'object' && !Object.hasOwn(settings.people, callee.person))
            missing(
              ['clocks', clockName, 'ladder', index, nudge ? 'nudge' : 'call'],
              `"${callee.person}" is neither on-call, backup, manager or everyone, nor called so under people`,
            );
      });
    for (const personId of Object.keys(settings.people))
      if (DUTIES.some((duty) => duty === personId))
        missing(['people', personId], 'is the name of a duty; choose another for the person');
    for (const [personId, { slack, webhook }] of Object.entries(settings.people)) {
      if (slack !== undefined && !Object.hasOwn(settings.slackChannels, slack))
        missing(['people', personId, 'slack'], `there is no "${slack}" under slackChannels`);
      if (webhook !== undefined && !Object.hasOwn(settings.webhooks, webhook))
        missing(['people', personId, 'webhook'], `there is no "${webhook}" under webhooks`);
    }
    settings.spApi?.stores?.forEach((storeId, index) => {
      if (!Object.hasOwn(settings.stores, storeId))
        missing(['spApi', 'stores', index], `there is no "${storeId}" under stores`);
    });
    const seen = new Set<string>();
    for (const [storeId, { marketplaces }] of Object.entries(settings.stores))
      marketplaces.forEach(({ intakeAddress }, index) => {
        if (seen.has(intakeAddress))
          missing(
            ['stores', storeId, 'marketplaces', index, 'intakeAddress'],
            'is the intake address of another marketplace; each needs one of its own',
          );
        if (isCanaryAddress(intakeAddress))
          missing(
            ['stores', storeId, 'marketplaces', index, 'intakeAddress'],
            'is kept for the mails by which Replywatch tests itself; choose another name before the @',
          );
        seen.add(intakeAddress);
      });
    if (Object.keys(settings.stores).length === 0) missing(['stores'], 'name at least one store');
  });

/** Checked settings. Durations are milliseconds, instants are milliseconds since 1970. */
export type Settings = z.output<typeof settingsSchema>;

/** Settings together with the name of their version, which each decision carries. */
export interface VersionedSettings {
  readonly version: string;
  readonly settings: Settings;
}

function parseStepTime(text: string, context: z.core.$RefinementCtx): { id: string; beforeMs: number } {
  const match = /^(?:at deadline|(\S+) (before|after))$/.exec(text.trim());
  const length = match?.[1] === undefined ? 0 : duration.safeParse(match[1]).data;
  if (match === null || length === undefined) {
    context.addIssue({
      code: 'custom',
      message: 'is not the time of a step; write "12h before", "at deadline" or "30m after"',
    });
    return z.NEVER;
  }
  return {
    id: text.trim().replace(' ', '-'),
    beforeMs: match[2] === 'after' ? -length : length,
  };
}
