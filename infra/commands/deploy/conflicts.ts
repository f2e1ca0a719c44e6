import * as z from 'zod';
import { mailDomains } from '#shared/contracts/settings/domains';
import type { Settings } from '#shared/contracts/settings/settings';
import type { Found } from './found.ts';
import { receivingHost } from './receiving-regions.ts';
import type { Loss } from './upgrade.ts';

const withIdentities = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown().optional() })),
});
const identity = z.looseObject({ EmailIdentity: z.string() });

export interface ConflictsOf {
  readonly settings: Settings;
  readonly region: string;
  readonly found: Found;
  /** The template that runs; undefined before the first deploy. */
  readonly deployed: unknown;
}

/** Reasons why CloudFormation would fail or mail would go astray, each with what to do about it. */
export function conflicts({ settings, region, found, deployed }: ConflictsOf): string[] {
  const own = ownIdentities(deployed);
  return mailDomains(settings).flatMap(({ domain, isThere, isIntake, zone }) => {
    const others = (found.mailHosts[domain] ?? []).filter((host) => host !== receivingHost(region));
    return [
      ...(!isThere && domain in found.identities && !own.has(domain)
        ? [
            `SES already has the identity ${domain} in this region, and a stack cannot create it again: add it to the settings, existingIdentities: [${domain}]`,
          ]
        : []),
      ...(isThere && !(domain in found.identities) && !(settings.sender in found.identities && !isIntake)
        ? [
            `the settings name ${domain} under existingIdentities, but SES has no such identity in ${region}: remove it there, and the deploy creates it`,
          ]
        : []),
      ...(isIntake && zone !== undefined && others.length > 0
        ? [
            `the mail for ${domain} goes to ${others.join(', ')} now, and the deploy would redirect all of it here: use intake addresses at a domain for Replywatch alone, for example intake.${domain}, or remove its MX record from ${zone.name} first`,
          ]
        : []),
    ];
  });
}

function ownIdentities(template: unknown): Set<string> {
  const parsed = withIdentities.safeParse(template);
  if (!parsed.success) return new Set();
  return new Set(
    Object.values(parsed.data.Resources).flatMap(({ Type, Properties }) =>
      Type === 'AWS::SES::EmailIdentity' ? identity.parse(Properties).EmailIdentity : [],
    ),
  );
}

/** Sentences for the losses that an update must never cause. */
export function refusedLosses(losses: readonly Loss[]): string[] {
  return losses.filter(({ how }) => how !== 'removed').map(({ what }) => what);
}

/** Sentences for the losses that a person may want, who removed something from the settings. */
export function removals(losses: readonly Loss[]): string[] {
  return losses.filter(({ how }) => how === 'removed').map(({ what }) => what);
}
