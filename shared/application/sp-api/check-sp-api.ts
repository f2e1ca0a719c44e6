import type { SpApiAccount, WantedSubscription } from '#shared/contracts/settings/sp-api-accounts';
import type { SpApiSecret } from '#shared/contracts/sp-api-secret';
import type { Region } from '#shared/domain/account/region';
import { days, type Instant } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import { type Account, type Destination, type SpApi, SpApiError } from '#shared/ports/sp-api';

/** One line of the check: fine, missing, or unknown because it could not be checked. */
export interface Finding {
  readonly state: 'ok' | 'missing' | 'unknown';
  readonly what: string;
}

/** The findings about the application, or about a store in a region. */
export interface CheckedPart {
  readonly name: string;
  readonly findings: readonly Finding[];
}

export interface CheckDeps {
  readonly api: SpApi;
  /** Lets a quota refill: SP-API allows each call once a second. */
  readonly pause: (ms: number) => Promise<void>;
  readonly credentials: () => Promise<SpApiSecret>;
}

/** What should exist. */
export interface CheckedAgainst {
  readonly accounts: readonly SpApiAccount[];
  readonly subscriptions: readonly WantedSubscription[];
}

/** Replywatch's destination is recognised by its name. */
const OUR_NAME = 'replywatch ';
const SECRET_WARNED_MS = days(30);

/** Reports, for each store and region, what is authorised, what exists and what is missing. It changes nothing. */
export async function* checkSpApi(
  deps: CheckDeps,
  against: CheckedAgainst,
  now: Instant,
): AsyncGenerator<CheckedPart> {
  const { secret, findings } = await checkSecret(deps, now);
  yield { name: 'The application', findings };
  if (secret === undefined) return;
  const destinations = new Map<Region, Destination | undefined>();
  for (const account of against.accounts) {
    const { region } = account;
    if (!destinations.has(region)) {
      const checked = await checkDestination(deps, region);
      destinations.set(region, checked.destination);
      yield { name: `Region ${region}`, findings: [checked.finding] };
    }
    yield {
      name: `${account.store} in ${region}`,
      findings: await checkAccount(deps, account, against.subscriptions, destinations.get(region)),
    };
  }
}

async function checkSecret(
  { credentials }: CheckDeps,
  now: Instant,
): Promise<{ secret?: SpApiSecret; findings: Finding[] }> {
  try {
    const secret = await credentials();
    return { secret, findings: [ok('the secret can be read'), expiryOf(secret, now)] };
  } catch (error) {
    return { findings: [failed('the secret', error)] };
  }
}

function expiryOf({ clientSecretExpiresAt: at }: SpApiSecret, now: Instant): Finding {
  if (at === undefined)
    return unknown(
      'the expiry of the application’s secret is not known: add the date that Developer Central shows to the secret, as clientSecretExpiresAt',
    );
  const left = Math.floor((at - now) / days(1));
  const day = new Date(at).toISOString().slice(0, 10);
  if (left < 0) return missing(`the application’s secret expired on ${day}: rotate it in Developer Central`);
  return at - now <= SECRET_WARNED_MS
    ? missing(`the application’s secret expires on ${day}, in ${left} days: rotate it in Developer Central`)
    : ok(`the application’s secret lasts until ${day}`);
}

async function checkDestination(
  deps: CheckDeps,
  region: Region,
): Promise<{ destination: Destination | undefined; finding: Finding }> {
  try {
    const destination = (await patiently(deps, () => deps.api.destinations(region))).find(({ name }) =>
      name.startsWith(OUR_NAME),
    );
    return {
      destination,
      finding:
        destination === undefined
          ? missing('there is no destination of Replywatch: deploy the stack with SP-API in its settings')
          : ok(`notifications go to ${destination.queueArn ?? 'no queue'}`),
    };
  } catch (error) {
    return { destination: undefined, finding: failed('the destination', error) };
  }
}

async function checkAccount(
  deps: CheckDeps,
  { store, region, marketplaceIds }: SpApiAccount,
  wanted: readonly WantedSubscription[],
  destination: Destination | undefined,
): Promise<Finding[]> {
  const account = { store, region };
  let selling: readonly string[];
  try {
    selling = await patiently(deps, () => deps.api.marketplaces(account));
  } catch (error) {
    return [failed('the authorisation', error)];
  }
  const countries = (ids: readonly string[]): string =>
    ids.map((id) => marketplaceById(id)?.country ?? id).join(', ');
  const notSold = marketplaceIds.filter((id) => !selling.includes(id));
  const findings = [ok(`authorised; it sells in ${countries(selling)}`)];
  if (notSold.length > 0)
    findings.push(
      missing(
        `the settings name ${countries(notSold)}, where this account does not sell: is it another account’s token?`,
      ),
    );
  for (const { type, payloadVersion } of wanted.filter(
    (one) => one.account.store === store && one.account.region === region,
  ))
    try {
      const there = await patiently(deps, () => deps.api.subscription(account, type, payloadVersion));
      findings.push(
        there === undefined
          ? missing(`${type} is not subscribed to: deploy again, or wait for tomorrow’s look`)
          : destination !== undefined && there.destinationId !== destination.id
            ? missing(`${type} goes to another destination of the application, and Amazon allows only one`)
            : ok(`${type} is subscribed to`),
      );
    } catch (error) {
      findings.push(failed(type, error));
    }
  return [...findings, await checkOrders(deps, account)];
}

/** Nobody has this order. An application that may not read orders is refused before Amazon looks for it. */
const NO_ORDER = '000-0000000-0000000';

async function checkOrders(deps: CheckDeps, account: Account): Promise<Finding> {
  try {
    await patiently(deps, () => deps.api.order(account, NO_ORDER));
  } catch (error) {
    if (!(error instanceof SpApiError)) throw error;
    if (error.failure === 'unauthorised')
      return missing(
        `orders cannot be read (${error.message}): give the application the role Inventory and Order Tracking, and authorise it again`,
      );
    if (error.failure !== 'missing' && error.failure !== 'rejected') return failed('orders', error);
  }
  return ok('orders can be read');
}

const ATTEMPTS = 4;
const PAUSE_MS = 1_500;

/** A throttled call is repeated, as a person would. */
async function patiently<Answer>({ pause }: CheckDeps, ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof SpApiError) || error.failure !== 'throttled' || attempt === ATTEMPTS)
        throw error;
      await pause(PAUSE_MS);
    }
}

const ok = (what: string): Finding => ({ state: 'ok', what });
const missing = (what: string): Finding => ({ state: 'missing', what });
const unknown = (what: string): Finding => ({ state: 'unknown', what });

/** A refused call means missing; a temporary failure means unknown. */
function failed(of: string, error: unknown): Finding {
  if (!(error instanceof SpApiError)) throw error;
  const passing = error.failure === 'throttled' || error.failure === 'unavailable';
  return passing
    ? unknown(`${of}: SP-API does not answer now (${error.message}); try again in a minute`)
    : missing(`${of}: ${error.message}`);
}
