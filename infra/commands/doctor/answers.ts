import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { replySender, replySenders } from '#shared/contracts/settings/domains';
import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import { domainOf } from '#shared/contracts/settings/parts';
import { marketplaceById } from '#shared/domain/marketplace';
import { ago, type Check, type Finding, missing, ok, type Patient, warning } from './finding.ts';

/** Whether answers that people write on the board may leave, and whether Amazon takes them at each marketplace. */
export const answers: Check = {
  name: 'Answers from the board',
  async look(patient) {
    const { stores } = patient.inForce.settings;
    const silent = Object.entries(stores).filter(([, store]) => replySender(store) === undefined);
    return [
      ...(await verified(patient)),
      ...silent.map(([id, { name }]) =>
        ok(`${name} is answered at Amazon: stores.${id}.replyFrom names no address of a domain of your own`),
      ),
      ...(await confirmed(patient)),
    ];
  },
};

async function verified({ ses, inForce: { settings } }: Patient): Promise<Finding[]> {
  // What is wrong with the domain of alerts is said of the identities.
  const domains = [...new Set(replySenders(settings).map(domainOf))].filter(
    (domain) => domain !== domainOf(settings.sender),
  );
  if (domains.length === 0) return [];
  const verification = await ses.verification(domains);
  const dkim = await ses.dkim(domains);
  return domains.map((domain) => {
    if (verification[domain] !== 'Success')
      return missing(
        `answers from ${domain} cannot leave: it is not verified in SES`,
        `deploy with it under replyFrom, and enter the DNS records that the stack prints for ${domain} as outputs Dkim...`,
      );
    return dkim[domain]?.DkimVerificationStatus === 'Success'
      ? ok(`answers may leave from ${domain}: it is verified and signed by DKIM`)
      : warning(
          `${domain} is verified, but its answers are not signed by DKIM, and Amazon may refuse them`,
          `switch on Easy DKIM for ${domain} in SES, and enter its DNS records`,
        );
  });
}

/** Only Amazon's own copy shows that it takes what this address sends. */
async function confirmed({
  deployed: { clients, tableName },
  inForce: { settings },
  now,
}: Patient): Promise<Finding[]> {
  const places = intakeAddresses(settings).flatMap(({ store, marketplaceId, replyFrom }) => {
    const sender = replySender({ replyFrom });
    return sender === undefined ? [] : [{ store, marketplaceId, sender }];
  });
  const seen = await dynamoDbLastSeen(clients.dynamoDb, tableName).of(places);
  return places.map(({ store, marketplaceId, sender }, index) => {
    const country = marketplaceById(marketplaceId)?.country ?? marketplaceId;
    const name = `${settings.stores[store]?.name ?? store}, ${country}`;
    const at = seen[index]?.deskReplyAt;
    return at === undefined
      ? warning(
          `${name}: Amazon has confirmed no answer from ${sender} yet`,
          `in Seller Central of ${country}, Messages > Messaging Permissions, add ${sender}; then answer a buyer on the board`,
        )
      : ok(`${name}: Amazon last confirmed an answer from the board ${ago(now - at)}`);
  });
}
