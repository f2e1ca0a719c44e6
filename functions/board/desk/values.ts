import type { Settings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import type { Order } from '#shared/domain/order/order';
import type { Values } from '#shared/domain/templates/fill';
import type { Thread } from '#shared/domain/thread/thread';
import { variablesOf } from '#shared/messages/answers/order-variables';

/** What is known of a thread and of who answers it. */
export interface Known {
  readonly thread: Thread;
  readonly settings: Settings;
  /** The buyer's. */
  readonly language: string;
  readonly buyer: string | undefined;
  readonly order: Order | undefined;
  /** Id of the person who writes. */
  readonly by: string;
  /** By when a holding answer promises more. */
  readonly promise: Instant | undefined;
}

/** Where most buyers of a marketplace live; the time zone stands beside each time, since some live elsewhere. */
const ZONES: Readonly<Record<string, string>> = {
  US: 'America/New_York',
  CA: 'America/Toronto',
  MX: 'America/Mexico_City',
  BR: 'America/Sao_Paulo',
  GB: 'Europe/London',
  IE: 'Europe/Dublin',
  TR: 'Europe/Istanbul',
  AE: 'Asia/Dubai',
  SA: 'Asia/Riyadh',
  EG: 'Africa/Cairo',
  IN: 'Asia/Kolkata',
  JP: 'Asia/Tokyo',
  AU: 'Australia/Sydney',
  SG: 'Asia/Singapore',
};
const REST_OF_EUROPE = 'Europe/Berlin';

/** What the variables of a template stand for; what nobody knows is left out, for a person to fill in. */
export function valuesOf({ thread, settings, language, buyer, order, by, promise }: Known): Values {
  const country = marketplaceById(thread.marketplaceId)?.country;
  const timeZone = country === undefined ? 'UTC' : (ZONES[country] ?? REST_OF_EUROPE);
  const store = settings.stores[thread.store]?.name;
  const me = settings.people[by]?.name;
  return {
    ...(order !== undefined && variablesOf(order, language, timeZone)),
    ...(buyer !== undefined && { buyer }),
    ...(thread.orderId !== undefined && { order: thread.orderId }),
    ...(promise !== undefined && {
      'promised time': timeIn(promise, country === undefined ? language : `${language}-${country}`, timeZone),
    }),
    ...(store !== undefined && { store }),
    ...(me !== undefined && { me }),
  };
}

/** As people of that language and country write it: `Monday, March 2 at 8:00 AM EST` in the US. */
function timeIn(at: Instant, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}
