import { setTimeout as pause } from 'node:timers/promises';
import { lasting } from '#infra/terminal/lasting';
import { showProgress } from '#infra/terminal/progress';
import { UsageError } from '#infra/terminal/read-flags';
import type { Output } from '#infra/terminal/terminal';
import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { type IntakeAddress, intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { marketplaceById } from '#shared/domain/marketplace';
import type { Seen } from '#shared/ports/last-seen';
import type { Deployed } from '../stack/deployed.ts';
import { ROWS } from './arrivals.ts';

export interface ProveDeps {
  readonly deployed: Deployed;
  readonly inForce: VersionedSettings;
  readonly say: (line: string) => void;
  readonly out: Output;
  readonly elapsedMs: () => number;
  /** Ends the waiting; what was proven so far is printed. */
  readonly signal?: AbortSignal;
  readonly pollMs?: number;
}

export interface Proved {
  readonly store: string;
  readonly country?: string | undefined;
  readonly waitMs: number;
}

type Row = (typeof ROWS)[number];

/** Which time of `Seen` proves which row. */
const PROVES = {
  'Buyer Messages': 'messageAt',
  'Confirmation Notifications': 'replyAt',
  'Delivery Failures': 'failureAt',
  'Buyer Opt-out': 'optOutAt',
} as const satisfies Readonly<Record<Row, keyof Seen>>;

/** What came instead of the proof when a copy is not proven. */
const UNPROVEN =
  'a copy came in, but nothing proves that Amazon sent it, so it stops no clock. A forwarder breaks the proof: enter the address in Seller Central itself.';

/** The rows that a question and its answer prove; the others send mail only when something goes wrong. */
const BY_A_TEST: readonly Row[] = ['Buyer Messages', 'Confirmation Notifications'];

/**
 * Waits for a test question and its answer, and ticks off each row of the mail settings as its mail arrives. Returns the
 * exit code: 0 once both came for every marketplace, 1 when the time is up or the waiting was ended.
 *
 * @throws UsageError when there is no such store or marketplace.
 */
export async function prove(deps: ProveDeps, { store, country, waitMs }: Proved): Promise<number> {
  const { say, deployed, out, elapsedMs } = deps;
  const places = placesOf(deps.inForce, store, country);
  const look = await lookOut(deps, places);
  say(`Waiting up to ${lasting(waitMs)} for mail that proves Seller Central’s mail settings of ${store}.`);
  for (const { address, marketplaceId } of places)
    say(`  ${countryOf(marketplaceId)}: all four rows must hold ${address}`);
  say('1. From a second buyer account, contact the seller about an order or a product of each marketplace.');
  say('2. Answer each in Seller Central (Messages), not by mail.');
  say(
    'Delivery Failures and Buyer Opt-out send nothing for a question and its answer; they are ticked off if such a mail arrives.',
  );

  const ending = new AbortController();
  const end = (): void => ending.abort();
  process.once('SIGINT', end);
  const signal = AbortSignal.any([ending.signal, ...(deps.signal === undefined ? [] : [deps.signal])]);
  const proven = new Map<IntakeAddress, Set<Row>>(places.map((place) => [place, new Set()]));
  const unproven = new Set<IntakeAddress>();
  const isDone = (): boolean => [...proven.values()].every((rows) => BY_A_TEST.every((row) => rows.has(row)));
  const progress = showProgress(out, elapsedMs);
  const until = elapsedMs() + waitMs;
  try {
    while (!isDone() && elapsedMs() < until && !signal.aborted) {
      for (const [place, { rows, isUnproven }] of await look()) {
        if (isUnproven && !unproven.has(place)) {
          unproven.add(place);
          progress.end();
          say(`  UNPROVEN ${countryOf(place.marketplaceId)}  Confirmation Notifications: ${UNPROVEN}`);
        }
        for (const row of rows)
          if (proven.get(place)?.has(row) === false) {
            proven.get(place)?.add(row);
            progress.end();
            say(`  proven   ${countryOf(place.marketplaceId)}  ${row}`);
          }
      }
      if (isDone()) break;
      progress.step(`waiting for ${openRows(proven)}`);
      await pause(deps.pollMs ?? 2_000, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    progress.end();
    process.removeListener('SIGINT', end);
  }
  say('');
  for (const [place, rows] of proven)
    for (const row of ROWS) {
      const isUnproven = row === 'Confirmation Notifications' && unproven.has(place);
      const missing = isUnproven ? 'UNPROVEN' : 'NOT YET ';
      const state = rows.has(row) ? 'proven  ' : BY_A_TEST.includes(row) ? missing : 'not seen';
      say(`  ${state} ${countryOf(place.marketplaceId)}  ${row}`);
    }
  const isProven = isDone();
  say(
    isProven
      ? 'Questions and answers arrive. A test cannot prove the rows marked "not seen": check them in Seller Central.'
      : `For each row marked NOT YET or UNPROVEN, check that Seller Central has the address there, and that "npm run doctor${deployed.isLocal ? ' -- --local' : ''}" finds nothing missing.`,
  );
  return isProven ? 0 : 1;
}

function placesOf(
  { settings }: VersionedSettings,
  store: string,
  country: string | undefined,
): IntakeAddress[] {
  const all = intakeAddresses(settings);
  const ofStore = all.filter((one) => one.store === store);
  if (ofStore.length === 0)
    throw new UsageError(
      `there is no store ${store} in the settings; there are ${Object.keys(settings.stores).join(', ')}`,
    );
  if (country === undefined) return ofStore;
  const chosen = ofStore.filter(({ marketplaceId }) => countryOf(marketplaceId) === country.toUpperCase());
  if (chosen.length === 0)
    throw new UsageError(
      `${store} has no marketplace ${country}; it has ${ofStore.map(({ marketplaceId }) => countryOf(marketplaceId)).join(', ')}`,
    );
  return chosen;
}

interface Arrived {
  readonly rows: readonly Row[];
  /** A copy of a reply came in that nothing proves. */
  readonly isUnproven: boolean;
}

/**
 * Returns a function that gives the rows whose mail has arrived since now. Last-seen times are those of the mails, which may
 * lie a little before now, so what counts is that one has changed.
 */
async function lookOut(
  { deployed: { clients, tableName } }: ProveDeps,
  places: readonly IntakeAddress[],
): Promise<() => Promise<Map<IntakeAddress, Arrived>>> {
  const lastSeen = dynamoDbLastSeen(clients.dynamoDb, tableName);
  const before = await lastSeen.of(places);
  return async () => {
    const seen = await lastSeen.of(places);
    return new Map(
      places.map((place, index) => {
        const [then, current] = [before[index] ?? {}, seen[index] ?? {}];
        const rows = ROWS.filter((row) => current[PROVES[row]] !== then[PROVES[row]]);
        return [place, { rows, isUnproven: current.unprovenReplyAt !== then.unprovenReplyAt }];
      }),
    );
  };
}

function openRows(proven: ReadonlyMap<IntakeAddress, ReadonlySet<Row>>): string {
  return [...proven]
    .flatMap(([{ marketplaceId }, rows]) =>
      BY_A_TEST.filter((row) => !rows.has(row)).map((row) => `${countryOf(marketplaceId)} ${row}`),
    )
    .join(', ');
}

function countryOf(marketplaceId: string): string {
  return marketplaceById(marketplaceId)?.country ?? marketplaceId;
}
