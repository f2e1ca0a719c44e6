import { dynamoDbEndedWaits } from '#shared/adapters/dynamodb/ended-waits';
import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { silenceCheck } from '#shared/application/checks/silence-check';
import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import { marketplaceById } from '#shared/domain/marketplace';
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
    const seen = await lastSeen.of(places);
    const waits = dynamoDbEndedWaits(clients.dynamoDb, tableName);
    const settings = { current: () => Promise.resolve(inForce) };
    const silences = await silenceCheck({ settings, waits, lastSeen }, [], now);
    return places.flatMap(({ store, marketplaceId, address }, index) => {
      const country = marketplaceById(marketplaceId)?.country ?? marketplaceId;
      const name = `${inForce.settings.stores[store]?.name ?? store}, ${country}`;
      const silence = silences[index];
      const gapMs = silence?.silent === true ? silence.longestGapMs : undefined;
      return ofPlace({ name, country, address }, seen[index] ?? {}, gapMs, now);
    });
  },
};

function ofPlace(
  { name, country, address }: { name: string; country: string; address: string },
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
  if (seen.replyAt === undefined)
    findings.push(
      warning(
        `${name}: no copy of an answer has arrived yet, so answers are not seen`,
        `answer a buyer in Seller Central of ${country}; if no copy arrives: add ${address} to the row Confirmation Notifications`,
      ),
    );
  return findings;
}
