import * as z from '#shared/zod';
import { domainOf, type Misfit } from './parts.ts';

const domain = z.pipe(
  z.pipe(
    z.string(),
    z.transform((name) => name.toLowerCase().replace(/\.$/, '')),
  ),
  z
    .string()
    .check(
      z.regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/, 'is not a domain'),
    ),
);

/** The hosted zones of Route 53 by their domain. */
export const hostedZones = z.record(
  domain,
  z
    .string()
    .check(
      z.regex(
        /^Z[A-Z0-9]{1,31}$/,
        'is not the id of a hosted zone; Route 53 shows one like Z0123456789ABCDEFGHIJ',
      ),
    ),
);

/** Domains and addresses that the account has already verified in SES. */
export const existingIdentities = z.array(
  z.union(
    [
      domain,
      z.pipe(
        z.email(),
        z.transform((address) => address.toLowerCase()),
      ),
    ],
    'is neither a domain nor an e-mail address',
  ),
);

/** The parts of the settings that decide which mail uses which domain. */
interface WithDomains {
  readonly sender: string;
  readonly stores: Readonly<
    Record<
      string,
      {
        readonly replyFrom: readonly string[];
        readonly marketplaces: readonly { readonly intakeAddress: string }[];
      }
    >
  >;
  readonly people: Readonly<Record<string, { readonly email: string }>>;
  readonly alarmEmails: readonly string[];
  readonly hostedZones: Readonly<Record<string, string>>;
  readonly existingIdentities: readonly string[];
}

/** A domain that SES sends from, receives mail for, or both. */
export interface MailDomain {
  readonly domain: string;
  readonly isSender: boolean;
  readonly isIntake: boolean;
  /** The account has already verified it, or the sender's address itself. */
  readonly isThere: boolean;
  /** The zone of Route 53 for its records, if the settings name one. */
  readonly zone?: { readonly name: string; readonly id: string };
}

/**
 * The address that a store's answers are sent from: the first under replyFrom that is not at a provider of free mail, for which
 * only its own servers may send.
 */
export function replySender({
  replyFrom,
}: Pick<WithDomains['stores'][string], 'replyFrom'>): string | undefined {
  return replyFrom.find((address) => !FREE_MAIL.test(domainOf(address)));
}

/** All addresses that answers are sent from, each once. */
export function replySenders({ stores }: Pick<WithDomains, 'stores'>): string[] {
  return [...new Set(Object.values(stores).flatMap((store) => replySender(store) ?? []))];
}

/** The domains of the sender, of the addresses that answers come from and of the intake addresses, each once. */
export function mailDomains(settings: WithDomains): MailDomain[] {
  const { sender, stores, existingIdentities: there } = settings;
  const intake = new Set(
    Object.values(stores).flatMap(({ marketplaces }) =>
      marketplaces.map(({ intakeAddress }) => domainOf(intakeAddress)),
    ),
  );
  const answers = replySenders(settings).map(domainOf);
  return [...new Set([domainOf(sender), ...intake, ...answers])].map((name) => {
    const isSender = name === domainOf(sender) || answers.includes(name);
    const isIntake = intake.has(name);
    const zone = zoneOf(name, settings.hostedZones);
    return {
      domain: name,
      isSender,
      isIntake,
      // A verified address may send; only a domain may receive mail.
      isThere: there.includes(name) || (name === domainOf(sender) && !isIntake && there.includes(sender)),
      ...(zone !== undefined && { zone }),
    };
  });
}

/** The most specific of the zones that contain a domain. */
function zoneOf(domainName: string, zones: WithDomains['hostedZones']): MailDomain['zone'] {
  const [nearest] = Object.entries(zones)
    .filter(([name]) => domainName === name || domainName.endsWith(`.${name}`))
    .toSorted(([one], [other]) => other.length - one.length);
  return nearest === undefined ? undefined : { name: nearest[0], id: nearest[1] };
}

/** Providers that let only their own servers send mail from their addresses. */
const FREE_MAIL =
  /^(?:(?:g|google|hot|zoho|fox|sina)mail|outlook|live|msn|yahoo|ymail|icloud|me|aol|gmx|web|proton|protonmail|qq|163|126|sina|sohu|naver|mail)\.(?:com|net|de|me|cn|fr|it|es|jp|ru|co\.uk|co\.jp)$/;

/** What is wrong with the domains in the settings, with the path of each problem. */
export function wrongDomains(settings: WithDomains): Misfit[] {
  const { sender, stores, people } = settings;
  const domains = mailDomains(settings);
  const mailboxes = [
    ...Object.values(people).map(({ email }) => email),
    ...settings.alarmEmails,
    ...Object.values(stores).flatMap(({ replyFrom }) => replyFrom),
  ];
  const covers = (name: string, { domain: one }: MailDomain): boolean =>
    one === name || one.endsWith(`.${name}`);
  return [
    ...(FREE_MAIL.test(domainOf(sender))
      ? [
          {
            path: ['sender'],
            message: `is an address of ${domainOf(sender)}, for which only that provider’s servers may send: alerts from it would be refused or end as spam; use an address of a domain of your own`,
          },
        ]
      : []),
    ...Object.entries(stores).flatMap(([store, { marketplaces }]) =>
      marketplaces.flatMap(({ intakeAddress }, index) => {
        const mailbox = mailboxes.find((address) => domainOf(address) === domainOf(intakeAddress));
        return mailbox === undefined
          ? []
          : [
              {
                path: ['stores', store, 'marketplaces', index, 'intakeAddress'],
                message: `is at ${domainOf(intakeAddress)}, where people of yours have their mail (${mailbox}): its MX record would lead all of that mail to Replywatch; use a domain for it alone, for example intake.${domainOf(intakeAddress)}`,
              },
            ];
      }),
    ),
    ...Object.keys(settings.hostedZones)
      .filter((name) => !domains.some((one) => covers(name, one)))
      .map((name) => ({
        path: ['hostedZones', name],
        message: 'holds neither the sender’s domain nor that of an intake address; correct or remove it',
      })),
    ...settings.existingIdentities.flatMap((name, index) =>
      name === sender || domains.some((one) => one.domain === name)
        ? []
        : [
            {
              path: ['existingIdentities', index],
              message: `is neither the sender, nor its domain, nor that of an intake address (${domains.map((one) => one.domain).join(', ')})`,
            },
          ],
    ),
  ];
}
