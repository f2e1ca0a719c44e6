import { type MailDomain, mailDomains } from '#shared/contracts/settings/domains';
import { namedSecrets } from '#shared/contracts/settings/named-secrets';
import { domainOf } from '#shared/contracts/settings/parts';
import type { Settings } from '#shared/contracts/settings/settings';
import type { Found } from './found.ts';
import { receivingHost } from './receiving-regions.ts';

/** The rows of Seller Central's page that all need the intake address. */
export const MESSAGING_ROWS = [
  'Buyer Messages',
  'Confirmation Notifications',
  'Delivery Failures',
  'Buyer Opt-out',
] as const;

/** Something that a person does once, outside the stack. */
export interface Step {
  /** A sentence. */
  readonly what: string;
  /** The exact text to enter or to run. */
  readonly values: readonly string[];
  /** `unseen`: we cannot check it here; `npm run doctor -- --prove` can. */
  readonly state: 'done' | 'open' | 'unseen';
}

export interface StepsOf {
  readonly settings: Settings;
  readonly region: string;
  /** The stack's; undefined before it is deployed. */
  readonly outputs: Readonly<Record<string, string>> | undefined;
  readonly found: Found;
}

/** Everything that a person does to set Replywatch up, in the best order. */
export function setUpSteps(of: StepsOf): Step[] {
  const domains = mailDomains(of.settings);
  return [
    ...domains.map((domain) => proof(of, domain)),
    ...domains.filter(({ isIntake }) => isIntake).map((domain) => mailRoute(of, domain)),
    ...sandbox(of),
    ...secrets(of),
    alarms(of),
    ...sellerCentral(of),
    ...ownReplies(of),
  ];
}

function proof({ settings, outputs, found }: StepsOf, one: MailDomain): Step {
  const { domain, isThere, zone } = one;
  const isProven =
    found.identities[domain] === true ||
    (one.isSender && !one.isIntake && found.identities[settings.sender] === true);
  const state = isProven ? 'done' : 'open';
  if (isProven) return { what: `SES has verified that ${domain} is yours.`, values: [], state };
  if (isThere)
    return {
      what: `The settings name ${domain} under existingIdentities, but SES has not verified it in this region: verify it in the SES console, or remove it from the settings and deploy again.`,
      values: [],
      state,
    };
  if (zone !== undefined)
    return {
      what: `SES looks for the records of ${domain} that the deploy creates in Route 53 (${zone.name}). This takes minutes, rarely hours. There is nothing to do.`,
      values: [],
      state,
    };
  const records = Object.values(outputs ?? {}).find((value) =>
    value.split('\n').every((line) => line.split(' ')[0]?.endsWith(`._domainkey.${domain}`)),
  );
  return {
    what: `Prove to SES that ${domain} is yours: enter three records in its DNS. SES finds them within minutes, rarely after hours; it gives up after three days.`,
    values: records?.split('\n') ?? ['(their values are shown once the stack is deployed)'],
    state,
  };
}

function mailRoute({ region, found }: StepsOf, { domain, zone }: MailDomain): Step {
  const host = receivingHost(region);
  const hosts = found.mailHosts[domain] ?? [];
  if (hosts.includes(host))
    return { what: `Mail for ${domain} arrives here (MX ${host}).`, values: [], state: 'done' };
  const others = hosts.length === 0 ? '' : ` (it goes to ${hosts.join(', ')} now)`;
  return zone === undefined
    ? {
        what: `Route the mail for ${domain} here: enter this record in its DNS${others}. All mail for that domain then comes to Replywatch, once the time to live of the old record has passed.`,
        values: [`${domain} MX 10 ${host}`],
        state: 'open',
      }
    : {
        what: `The deploy routes the mail for ${domain} here with a record in Route 53 (${zone.name}); DNS does not show it yet${others}. There is nothing to do.`,
        values: [],
        state: 'open',
      };
}

function sandbox({ settings, region, found }: StepsOf): Step[] {
  if (!found.isSandbox)
    return [{ what: 'SES sends to every address (production access).', values: [], state: 'done' }];
  const isReached = (address: string): boolean =>
    found.identities[address] === true || found.identities[domainOf(address)] === true;
  const own = new Set(mailDomains(settings).map(({ domain }) => domain));
  const addresses = [...new Set(Object.values(settings.people).map(({ email }) => email))];
  const missing = addresses.filter((address) => !isReached(address));
  const left = missing.filter((address) => !own.has(domainOf(address)));
  if (left.length === 0)
    return [
      missing.length === 0
        ? {
            what: 'SES is in its sandbox, at most 200 mails a day, but may send to all of your people, which is enough for a small team.',
            values: [],
            state: 'done',
          }
        : {
            what: 'SES is in its sandbox, at most 200 mails a day, but may send to all of your people once their domain above is verified, which is enough for a small team. There is nothing else to do.',
            values: [],
            state: 'open',
          },
    ];
  return [
    {
      what: `SES is in its sandbox: it sends to verified addresses and domains only, 200 mails a day. Verify each address, which is enough for a small team (each gets a mail with a link), or ask for production access at https://${region}.console.aws.amazon.com/ses/home?region=${region}#/account.`,
      values: left.map(
        (address) => `aws ses verify-email-identity --region ${region} --email-address ${address}`,
      ),
      state: 'open',
    },
  ];
}

function secrets({ settings, region, found }: StepsOf): Step[] {
  return namedSecrets(settings).map(({ name, holds }) =>
    found.missingSecrets.includes(name)
      ? {
          what: `Store ${holds} in Secrets Manager.`,
          values: [
            `aws secretsmanager create-secret --region ${region} --name ${name} --secret-string '...'`,
          ],
          state: 'open',
        }
      : { what: `Secrets Manager has ${name}: ${holds}.`, values: [], state: 'done' },
  );
}

function alarms({ settings, region, outputs, found }: StepsOf): Step {
  if (found.hasAlarmReader)
    return { what: 'Somebody is subscribed to the alarms.', values: [], state: 'done' };
  if (settings.alarmEmails.length > 0)
    return {
      what: `AWS mails ${settings.alarmEmails.join(', ')} when the stack is created: follow the link in that mail. Alarms arrive only after that.`,
      values: [],
      state: 'open',
    };
  const topic = outputs?.['AlarmTopic'] ?? '(shown once the stack is deployed)';
  return {
    what: 'Nobody gets the alarms: add an address to alarmEmails in the settings and deploy again, or subscribe one.',
    values: [
      `aws sns subscribe --region ${region} --protocol email --topic-arn ${topic} --notification-endpoint you@...`,
    ],
    state: 'open',
  };
}

function sellerCentral({ settings }: StepsOf): Step[] {
  return Object.values(settings.stores).map(({ name, marketplaces }) => ({
    what: `In Seller Central of ${name}, for each marketplace: Settings > Notification Preferences > Messaging. Enter its address in all four rows (${MESSAGING_ROWS.join(', ')}).`,
    values: marketplaces.map(({ country, intakeAddress }) => `${country}  ${intakeAddress}`),
    state: 'unseen',
  }));
}

function ownReplies({ settings }: StepsOf): Step[] {
  const addresses = Object.values(settings.stores).flatMap(({ replyFrom }) => replyFrom);
  const domains = [...new Set(addresses.map(domainOf))];
  if (domains.length === 0) return [];
  return [
    {
      what: 'Replies by your own mail client stop a clock only when they are proven: each domain under replyFrom needs a DMARC record, or a DKIM signature of that domain. Enter the record in its DNS if there is none.',
      values: domains.map((domain) => `_dmarc.${domain} TXT "v=DMARC1; p=none"`),
      state: 'unseen',
    },
  ];
}
