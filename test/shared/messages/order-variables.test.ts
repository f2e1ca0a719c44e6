import { describe, expect, it } from 'vitest';
import { PARCEL_STATUSES } from '#shared/domain/order/order';
import { variablesOf } from '#shared/messages/answers/order-variables';
import { orderOf } from '#test/builders/order';
import { at } from '#test/builders/thread';

const BERLIN = 'Europe/Berlin';

describe('what an order says to its buyer', () => {
  it('is in the buyer’s language, by the calendar of the marketplace', () => {
    expect(variablesOf(orderOf(), 'de', BERLIN)).toEqual({
      item: 'Steel bottle, 1 l',
      carrier: 'DHL',
      tracking: '00340434161094042557',
      'package status': 'unterwegs',
      'ship by': '26. Februar 2026',
      'deliver by': '3. März 2026',
    });
    const said = (language: string): string | undefined =>
      variablesOf(orderOf(), language, BERLIN)['deliver by'];
    expect(['en', 'fr', 'it', 'es', 'ja', 'zh-CN'].map(said)).toEqual([
      '3 March 2026',
      '3 mars 2026',
      '3 marzo 2026',
      '3 de marzo de 2026',
      '2026年3月3日',
      '2026年3月3日',
    ]);
  });

  it('takes the day from the zone: just before midnight in Seattle it is the next day in Berlin', () => {
    const order = orderOf({ deliverBy: at('2026-03-04T07:59') });
    expect(variablesOf(order, 'en', 'America/Los_Angeles')['deliver by']).toBe('3 March 2026');
    expect(variablesOf(order, 'en', BERLIN)['deliver by']).toBe('4 March 2026');
  });

  it('leaves out what several items or parcels make ambiguous; a cancelled parcel makes nothing so', () => {
    const [item] = orderOf().items;
    const [parcel] = orderOf().parcels;
    const two = orderOf({ items: [item!, item!], parcels: [parcel!, parcel!] });
    expect(variablesOf(two, 'en', BERLIN)).toEqual({
      'ship by': '26 February 2026',
      'deliver by': '3 March 2026',
    });
    const labelAgain = orderOf({ parcels: [{ status: 'cancelled', tracking: 'OLD' }, parcel!] });
    expect(variablesOf(labelAgain, 'en', BERLIN).tracking).toBe('00340434161094042557');
  });

  it('never names a parcel of Amazon’s own warehouse', () => {
    const fba = variablesOf(orderOf({ fulfilledBy: 'amazon' }), 'en', BERLIN);
    expect(Object.keys(fba)).toEqual(['item', 'ship by', 'deliver by']);
  });

  it('leaves out what is not known, and a status that says nothing to a buyer', () => {
    expect(
      variablesOf({ status: 'unknown', items: [], parcels: [], cancellationAsked: false }, 'en', BERLIN),
    ).toEqual({});
    const said = PARCEL_STATUSES.filter(
      (status) => 'package status' in variablesOf(orderOf({ parcels: [{ status }] }), 'en', BERLIN),
    );
    expect(said).toEqual(['shipped', 'in-transit', 'delivered', 'undeliverable']);
    expect(variablesOf(orderOf(), 'tr', BERLIN)).not.toHaveProperty('package status');
  });
});
