import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import { domainOf } from '#shared/contracts/settings/parts';
import { hasDmarc } from './dns.ts';
import { type Check, type Finding, found, missing, ok, type Patient, warning } from './finding.ts';

/** Whether replies that people send by their own mail client can be proven. */
export const ownReplies: Check = {
  name: 'Replies by your own mail client',
  async look(patient) {
    const { clients, tableName } = patient.deployed;
    const places = intakeAddresses(patient.inForce.settings);
    const domains = new Set(places.flatMap(({ replyFrom }) => replyFrom.map(domainOf)));
    const seen = domains.size === 0 ? [] : await dynamoDbLastSeen(clients.dynamoDb, tableName).of(places);
    const refused = new Set(
      places.flatMap(({ replyFrom }, index) =>
        seen[index]?.unprovenOwnAt === undefined ? [] : replyFrom.map(domainOf),
      ),
    );
    return Promise.all(
      [...domains].map((domain) =>
        found(`the DMARC record of ${domain}`, () => ofDomain(patient, domain, refused.has(domain))),
      ),
    );
  },
};

async function ofDomain({ deployed }: Patient, domain: string, cameUnproven: boolean): Promise<Finding> {
  if (await hasDmarc(domain, deployed.dnsServer))
    return ok(`${domain} has a DMARC record, so replies from it can be proven`);
  const todo = `enter in the DNS of ${domain}: _dmarc.${domain} TXT "v=DMARC1; p=none"; or let your mail provider sign with DKIM as ${domain}`;
  return cameUnproven
    ? missing(
        `replies from ${domain} came in unproven, so they stop no clock: it has no DMARC record, and no DKIM signature of its own`,
        todo,
      )
    : warning(
        `${domain} has no DMARC record: replies from it stop a clock only with a DKIM signature of ${domain} itself`,
        todo,
      );
}
