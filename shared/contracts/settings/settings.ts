import type { TakenOver } from '#shared/domain/duty/takeover';
import * as z from '#shared/zod';
import { duration } from '../duration.ts';
import { assignment, wrongAssignment } from './assignment.ts';
import { assistant } from './assistant.ts';
import { existingIdentities, hostedZones, wrongDomains } from './domains.ts';
import { clocksOf, ladderName, ownClocks } from './ladders/chosen.ts';
import { emailAddress, id, secretName } from './parts.ts';
import { procedure } from './procedures.ts';
import { duty, person, slackChannel, wrongPeople } from './people.ts';
import { holidays, rota, workingWeekends, wrongNames } from './rotas.ts';
import { replies } from './replies.ts';
import { signIn } from './sign-in.ts';
import { spApi } from './sp-api.ts';
import { store, wrongStores } from './stores.ts';
import { webhook } from './webhooks/webhook.ts';

/** The settings file as a person writes it. */
export const settingsFile = z
  .strictObject({
    sender: emailAddress.check(z.describe('The address that alerts come from; verify it in SES.')),
    alarmEmails: z
      ._default(z.array(emailAddress), [])
      .check(
        z.describe(
          'Who gets the alarms about Replywatch itself. They come from AWS, not from our own alerts; each address confirms once in a mail from AWS.',
        ),
      ),
    stores: z.record(id, store),
    people: z.record(id, person),
    slackChannels: z._default(z.record(id, slackChannel), {}),
    webhooks: z
      ._default(z.record(id, webhook), {})
      .check(z.describe('Group robots of WeCom, DingTalk and Feishu, and programs of your own.')),
    duty,
    rotas: z
      ._default(z.record(id, rota), {})
      .check(
        z.describe(
          'Who is on duty when. If several cover a thread, the first one with somebody on duty counts; if none does, the people under `duty` are always on duty for it.',
        ),
      ),
    holidays: z
      ._default(holidays, {})
      .check(
        z.describe(
          'Your own holidays, by the name of a list: { company: { "2026-12-24": "Christmas Eve" } }. Public holidays of countries are added when the file is checked.',
        ),
      ),
    workingWeekends: z
      ._default(workingWeekends, {})
      .check(
        z.describe(
          'Days of a weekend that are worked for a holiday, by the name of its list, each with the weekday whose shifts it has: { CN: { "2026-10-10": fri } }.',
        ),
      ),
    assignment: z
      .prefault(assignment, {})
      .check(
        z.describe(
          'Whose a thread is in the inbox before anybody takes it on. Somebody off duty gets none while another is on duty. Alerts do not depend on it.',
        ),
      ),
    nudgeMargin: z
      .prefault(duration, '4h')
      .check(
        z.describe('How much time a nudge that is moved to the next shift must leave before the deadline.'),
      ),
    beforeEndOfShift: z
      .prefault(duration, '1h')
      .check(
        z.describe('How long before the end of a shift its people are reminded of what falls due after it.'),
      ),
    acknowledgeHold: z
      .prefault(duration, '2h')
      .check(z.describe('How long an acknowledgement holds back alerts to the people alerted so far.')),
    doneEndsClock: z
      ._default(z.array(z.enum(['return', 'claim', 'cancellation', 'chargeback', 'feedback'])), [
        'return',
        'cancellation',
        'feedback',
      ])
      .check(
        z.describe(
          'For which of these the word of a person that it was dealt with at Amazon ends the alerts. For the others, Amazon’s decision does.',
        ),
      ),
    figures: z
      .prefault(
        z.strictObject({
          responseRate: z
            ._default(z.number().check(z.gte(0), z.lte(1)), 0.9)
            .check(z.describe('Share of the messages that must be answered within 24 hours.')),
          medianFirstResponse: z
            .prefault(duration, '12h')
            .check(z.describe('The longest acceptable median of the first response.')),
          byPerson: z
            ._default(z.boolean(), true)
            .check(
              z.describe(
                'Whether managers see, on the page of the figures, how much each person acknowledged and answered. Switch it off where a works council or the law forbids it.',
              ),
            ),
        }),
        {},
      )
      .check(z.describe('The targets for the figures.')),
    messageEventSenders: z
      ._default(
        z.array(
          z
            .string()
            .check(
              z.regex(
                /^arn:aws(?:-[a-z]+)*:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]{1,512}$/,
                'is not the ARN of a role or user; write one like arn:aws:iam::111122223333:role/helpdesk',
              ),
            ),
        ),
        [],
      )
      .check(
        z.describe(
          'The IAM roles and users that may send message events, and so can stop clocks. Nobody by default.',
        ),
      ),
    replies: z.prefault(replies, {}).check(z.describe('How people answer buyers from the board.')),
    heartbeatSecret: z
      .optional(secretName)
      .check(
        z.describe(
          'Name of the secret in Secrets Manager that holds the URL of a service that alerts you when visits to it stop, such as a health check. Replywatch visits it each minute while it works.',
        ),
      ),
    hostedZones: z
      ._default(hostedZones, {})
      .check(
        z.describe(
          'Zones of Route 53 in this account, by domain: the deploy then creates the DNS records of the sender and the intake itself.',
        ),
      ),
    existingIdentities: z
      ._default(existingIdentities, [])
      .check(
        z.describe(
          'Domains, or the sender’s address, that this account has already verified in SES: the deploy leaves them alone.',
        ),
      ),
    customerManagedKey: z
      ._default(z.boolean(), false)
      .check(
        z.describe(
          'Encrypt everything with a key of your own account, which costs 1 dollar a month and a little per use; AWS’s own keys by default.',
        ),
      ),
    spApi: z
      .optional(spApi)
      .check(z.describe('Your application for Amazon’s Selling Partner API, if you have one.')),
    signIn: z
      .optional(signIn)
      .check(
        z.describe(
          'How people sign in to the pages besides a link to their e-mail address, which always works.',
        ),
      ),
    procedures: z
      .optional(z.record(id, procedure))
      .check(
        z.describe(
          'Steps for what buyers write about, shown beside the conversation; the first that fits counts. Without any, a starter set is used; {} shows none.',
        ),
      ),
    assistant: z
      .optional(assistant)
      .check(
        z.describe(
          'Translations and drafts by a model of Amazon Bedrock in your own account. Off by default; nobody’s name, address or number is sent.',
        ),
      ),
    replyTemplates: z
      .optional(z.unknown())
      .check(
        z.describe(
          'No longer used, since a text that goes to many buyers no longer counts as automatic. Remove it.',
        ),
      ),
    ladders: z
      ._default(ladderName, 'standard')
      .check(
        z.describe(
          'How loud the alerts are, for all clocks that are not written out under `clocks`: `standard` calls until somebody acts, at night too; `small-team` keeps to people’s hours, with one call by day for what would otherwise be missed; `strict` calls earlier and more people.',
        ),
      ),
    clocks: z
      .prefault(ownClocks, {})
      .check(z.describe('Deadlines with ladders of your own; leave out what `ladders` is to decide.')),
  })
  .check(
    z.superRefine((settings, context) => {
      for (const { path, message } of [
        ...wrongPeople(settings),
        ...wrongNames(settings.rotas, settings),
        ...wrongAssignment(settings),
        ...wrongDomains(settings),
        ...wrongStores(settings),
      ])
        context.addIssue({ code: 'custom', path, message });
    }),
  );

/** The settings file, and its parsed form, which has every clock. */
export const settingsSchema = z.pipe(
  settingsFile,
  z.transform((written) => ({ ...written, clocks: clocksOf(written.ladders, written.clocks) })),
);

/** Checked settings. Durations are milliseconds, instants are milliseconds since 1970. */
export type Settings = z.output<typeof settingsSchema>;

/** Settings together with the name of their version. */
export interface VersionedSettings {
  readonly version: string;
  readonly settings: Settings;
  /** Who takes over from whom, as said on the pages; undefined where nobody ever did, and for the settings of a file. */
  readonly takenOver?: TakenOver;
}

/** Where the settings in force come from. */
export interface SettingsSource {
  /** @throws when none were ever put, or when the stored ones do not pass the schema. */
  current(): Promise<VersionedSettings>;
}
