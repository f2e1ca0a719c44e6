import * as z from '#shared/zod';
import { type clock, DUTIES } from './clocks.ts';
import { emailAddress, id, language, type Misfit, secretName } from './parts.ts';
import { timeZone } from './time-zones.ts';

export const person = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  email: emailAddress,
  timeZone,
  language,
  role: z
    .optional(z.literal('trainee'))
    .check(z.describe('trainee: a colleague approves each answer of this person before it leaves.')),
  slack: z.optional(id).check(z.describe('The Slack channel, of those below, that reaches this person.')),
  webhook: z.optional(id).check(z.describe('The webhook, of those below, that reaches this person.')),
});

export const slackChannel = z.strictObject({
  webhookSecret: secretName.check(
    z.describe('Name of the secret in Secrets Manager that holds the webhook URL.'),
  ),
  language,
  timeZone,
});

/** The people on duty at all times, unless a rota says otherwise. */
export const duty = z.strictObject({
  'on-call': z.array(id).check(z.minLength(1), z.describe('Whom to alert first.')),
  backup: z.array(id).check(z.minLength(1), z.describe('Whom to alert when the people on call do not act.')),
  manager: z
    .array(id)
    .check(z.minLength(1), z.describe('Whom to alert when a deadline is about to be missed.')),
});

/** The parts of the settings that people, and everybody who is alerted, must match. */
interface WithPeople {
  readonly people: Readonly<Record<string, z.output<typeof person>>>;
  readonly duty: z.output<typeof duty>;
  readonly clocks: Readonly<Partial<Record<string, z.output<typeof clock>>>>;
  readonly slackChannels: Readonly<Record<string, unknown>>;
  readonly webhooks: Readonly<Record<string, unknown>>;
}

/** What is wrong with who is alerted, and with how people are reached. */
export function wrongPeople({ people, duty: onDuty, clocks, slackChannels, webhooks }: WithPeople): Misfit[] {
  const wrong: Misfit[] = [];
  for (const [role, ids] of Object.entries(onDuty))
    ids.forEach((personId, index) => {
      if (!Object.hasOwn(people, personId))
        wrong.push({
          path: ['duty', role, index],
          message: `nobody has the id "${personId}" under people`,
        });
    });
  for (const [clockName, written] of Object.entries(clocks))
    written?.ladder.forEach(({ call, nudge }, index) => {
      for (const callee of call)
        if (typeof callee === 'object' && !Object.hasOwn(people, callee.person))
          wrong.push({
            path: ['clocks', clockName, 'ladder', index, nudge ? 'nudge' : 'call'],
            message: `"${callee.person}" is neither on-call, backup, manager or everyone, nor an id under people`,
          });
    });
  for (const [personId, { slack, webhook }] of Object.entries(people)) {
    if (DUTIES.some((name) => name === personId))
      wrong.push({
        path: ['people', personId],
        message: 'is the name of a duty; choose another id for the person',
      });
    if (slack !== undefined && !Object.hasOwn(slackChannels, slack))
      wrong.push({
        path: ['people', personId, 'slack'],
        message: `there is no "${slack}" under slackChannels`,
      });
    if (webhook !== undefined && !Object.hasOwn(webhooks, webhook))
      wrong.push({
        path: ['people', personId, 'webhook'],
        message: `there is no "${webhook}" under webhooks`,
      });
  }
  return wrong;
}
