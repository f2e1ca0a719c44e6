import { mailDomains } from '#shared/contracts/settings/domains';
import { domainOf } from '#shared/contracts/settings/parts';
import { identitiesOf } from '../stack/ses-state.ts';
import { type Check, type Finding, missing, ok, warning } from './finding.ts';

/** Whether SES lets the sender send, and receives mail for the intake domains. */
export const identities: Check = {
  name: 'Identities in SES',
  async look({ ses, inForce: { settings } }) {
    const { sender } = settings;
    const domains = mailDomains(settings);
    const verification = await ses.verification(identitiesOf(settings));
    const dkim = await ses.dkim([sender, ...domains.map(({ domain }) => domain)]);
    const stateOf = (name: string): string | undefined => verification[name];
    const isProven = (name: string): boolean => stateOf(name) === 'Success';
    const isSigned = (name: string): boolean => {
      const { DkimEnabled, DkimVerificationStatus } = dkim[name] ?? {};
      return DkimEnabled === true && DkimVerificationStatus === 'Success';
    };
    const lacks = (name: string): string =>
      stateOf(name) === undefined ? 'is not known to SES' : `is not verified yet (${stateOf(name) ?? ''})`;
    const prove = `deploy with ${domainOf(sender)} in the settings, and enter the DNS records that the stack prints as outputs Dkim...`;

    const senderDomain = domainOf(sender);
    const bySigner = [senderDomain, sender].find(isProven);
    const findings: Finding[] = [
      bySigner === undefined
        ? missing(`alerts cannot be sent: the sender’s domain ${senderDomain} ${lacks(senderDomain)}`, prove)
        : isSigned(bySigner)
          ? ok(`${sender} may send: ${bySigner} is verified and signed by DKIM`)
          : warning(
              `${bySigner} is verified, but its mail is not signed by DKIM and may end up as spam`,
              `switch on Easy DKIM for ${bySigner} in SES, and enter its DNS records`,
            ),
    ];
    for (const { domain, isIntake } of domains)
      if (isIntake)
        findings.push(
          isProven(domain)
            ? ok(`SES may receive mail for ${domain}: it is verified`)
            : missing(
                `SES cannot receive mail for ${domain}: it ${lacks(domain)}`,
                `deploy, and enter the DNS records that the stack prints for ${domain} as an output Dkim...`,
              ),
        );
    return findings;
  },
};
