import { dynamoDbEndedWaits } from '#shared/adapters/dynamodb/ended-waits';
import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { silenceCheck } from '#shared/application/checks/silence-check';
import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import { marketplaceById } from '#shared/domain/marketplace';
import { replyCopies } from '#shared/domain/watch/reply-copies';
import type { Seen } from '#shared/ports/last-seen';
import { ago, type Check, type Finding, missing, ok, warning } from './finding.ts';

/** The rows of Seller Central's messaging preferences that need the intake address. */
export const ROWS = [
  'Buyer Messages',
  'Confirmation Notifications',
  'Delivery Failures',
  'Buyer Opt-out',
] as const;

/** Whether mail and copies of replies arrive for each store and marketplace. */
export const arrivals: Check = {
  name: 'Mail of each marketplace',
  async look({ deployed: { clients, tableName }, inForce, now }) {
    const lastSeen = dynamoDbLastSeen(clients.dynamoDb, tableName);
    const places = intakeAddresses(inForce.settings);
    const [seen, unproven] = await Promise.all([lastSeen.of(places), lastSeen.unprovenInWeek(places, now)]);
    const waits = dynamoDbEndedWaits(clients.dynamoDb, tableName);
    const settings = { current: () => Promise.resolve(inForce) };
    const silences = await silenceCheck({ settings, waits, lastSeen }, [], now);
    return places.flatMap(({ store, marketplaceId, address }, index) => {
      const country = marketplaceById(marketplaceId)?.country ?? marketplaceId;
      const name = `${inForce.settings.stores[store]?.name ?? store}, ${country}`;
      const silence = silences[index];
      const gapMs = silence?.silent === true ? silence.longestGapMs : undefined;
      const of = { name, country, address, unproven: unproven[index] ?? 0 };
      return ofPlace(of, seen[index] ?? {}, gapMs, now);
    });
  },
};

function ofPlace(
  {
    name,
    country,
    address,
    unproven,
  }: { readonly name: string; readonly country: string; readonly address: string; readonly unproven: number },
  seen: Seen,
  silentGapMs: number | undefined,
  now: number,
): Finding[] {
  const mails = Object.values<number>({ ...seen });
  const enter = `in Seller Central of ${country}, Settings > Notification Preferences > Messaging, add ${address} to all four rows: ${ROWS.join(', ')}`;
  if (mails.length === 0) return [missing(`${name}: no mail has ever arrived`, enter)];
  const last = `last mail ${ago(now - Math.max(...mails))}`;
  const findings =
    silentGapMs === undefined
      ? [ok(`${name}: ${last}`)]
      : [
          missing(
            `${name}: silent, last message ${ago(now - (seen.messageAt ?? 0))}; the longest gap in four weeks was ${Math.round(silentGapMs / 3_600_000)} h`,
            `check whether buyers still write there; if they do: ${enter}`,
          ),
        ];
  const copies = replyCopies(seen);
  const itself = `a forwarder breaks the proof: enter ${address} in Seller Central of ${country} itself, Settings > Notification Preferences > Messaging, in all four rows`;
  if (copies === 'unproven')
    findings.push(
      missing(
        `${name}: copies of answers come in, but nothing proves that Amazon sent them, so they stop no clock`,
        itself,
      ),
    );
  else if (unproven > 0)
    findings.push(
      warning(
        `${name}: in the last 7 days ${unproven} ${unproven === 1 ? 'mail' : 'mails'} came in that nothing proves; such a mail stops no clock`,
        `if they were forwarded, ${itself}`,
      ),
    );
  if (copies === 'none')
    findings.push(
      warning(
        `${name}: no copy of an answer has arrived yet, so answers are not seen`,
        `answer a buyer in Seller Central of ${country}; if no copy arrives: add ${address} to the row Confirmation Notifications`,
      ),
    );
  return findings;
}
