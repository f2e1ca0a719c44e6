import type { Instant } from '#shared/domain/instant';
import type { Order, Parcel, ParcelStatus } from '#shared/domain/order/order';

/** The variables of a template that an order fills. */
type OrderVariable = 'item' | 'carrier' | 'tracking' | 'package status' | 'ship by' | 'deliver by';

/** What an order says to its buyer, by variable; what is unknown or ambiguous is left out, for a person to fill in. */
export type OrderVariables = Readonly<Partial<Record<OrderVariable, string>>>;

/** States of a parcel that mean something to a buyer, as the rest of "your parcel is ...". */
type PlainStatus = 'shipped' | 'in-transit' | 'delivered' | 'undeliverable';

const STATUS_WORDS: Readonly<Record<string, Readonly<Record<PlainStatus, string>>>> = {
  en: {
    shipped: 'shipped',
    'in-transit': 'on its way',
    delivered: 'delivered',
    undeliverable: 'undeliverable',
  },
  de: {
    shipped: 'versandt',
    'in-transit': 'unterwegs',
    delivered: 'zugestellt',
    undeliverable: 'unzustellbar',
  },
  fr: {
    shipped: 'expédié',
    'in-transit': 'en cours d’acheminement',
    delivered: 'livré',
    undeliverable: 'non distribuable',
  },
  it: {
    shipped: 'spedito',
    'in-transit': 'in transito',
    delivered: 'consegnato',
    undeliverable: 'non recapitabile',
  },
  es: {
    shipped: 'enviado',
    'in-transit': 'en camino',
    delivered: 'entregado',
    undeliverable: 'no se ha podido entregar',
  },
  ja: { shipped: '発送済み', 'in-transit': '配送中', delivered: '配達済み', undeliverable: '配達不能' },
  zh: { shipped: '已发货', 'in-transit': '运输中', delivered: '已送达', undeliverable: '无法投递' },
};

/**
 * What templates can say of an order, in the buyer's language and by the calendar of the marketplace's zone. Of several items or
 * parcels nobody knows which one the buyer means, so they fill nothing. Parcels of Amazon's own warehouse are never named.
 */
export function variablesOf(order: Order, language: string, timeZone: string): OrderVariables {
  const item = onlyOne(order.items)?.title;
  const parcel =
    order.fulfilledBy === 'amazon'
      ? undefined
      : onlyOne(order.parcels.filter(({ status }) => status !== 'cancelled'));
  const day = (at: Instant | undefined): string | undefined =>
    at === undefined ? undefined : dayIn(at, language, timeZone);
  const given: Record<OrderVariable, string | undefined> = {
    item,
    carrier: parcel?.carrier,
    tracking: parcel?.tracking,
    'package status': parcel && statusIn(parcel, language),
    'ship by': day(order.shipBy),
    'deliver by': day(order.deliverBy),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function statusIn({ status }: Parcel, language: string): string | undefined {
  const words: Readonly<Partial<Record<ParcelStatus, string>>> | undefined = STATUS_WORDS[baseOf(language)];
  return words?.[status];
}

function dayIn(at: Instant, language: string, timeZone: string): string {
  // British days stand in the order of the other languages of Europe, and no American mistakes "3 March".
  const locale = baseOf(language) === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(
    at,
  );
}

function baseOf(language: string): string {
  return language.split('-')[0] ?? language;
}

function onlyOne<One>(all: readonly One[]): One | undefined {
  return all.length === 1 ? all[0] : undefined;
}
