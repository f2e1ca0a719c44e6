import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPerformance } from '#functions/reports/read/performance';
import { ReportError } from '#functions/reports/read/report-error';
import { smallShop } from '#infra/local/sp-api/small-shop';
import { at } from '#test/builders/thread';

const US = 'ATVPDKIKX0DER';
const range = { reportingDateFrom: '2020-09-06T00:00Z', reportingDateTo: '2020-11-04T23:59Z' };
const rate = (changes: object = {}): object => ({
  reportingDateRange: range,
  orderCount: 539_000,
  status: 'GOOD',
  rate: 0.009,
  targetValue: 0.01,
  targetCondition: 'LESS_THAN',
  ...changes,
});
const report = (metrics: object, statuses: unknown = [{ marketplaceId: US, status: 'AT_RISK' }]): string =>
  JSON.stringify({ accountStatuses: statuses, performanceMetrics: [{ marketplaceId: US, ...metrics }] });

describe('a seller performance report', () => {
  it('gives the status of one marketplace, its rates with their targets and parts, and its flaws', () => {
    const text = report({
      orderDefectRate: {
        mfn: rate({ claims: { count: 442 }, chargebacks: { count: 15 }, negativeFeedback: { count: 628 } }),
        afn: rate({ rate: 0.002 }),
      },
      lateShipmentRate: rate({ rate: 0.032, targetValue: 0.04 }),
      validTrackingRate: rate({
        rate: 0.9529,
        targetValue: 0.95,
        targetCondition: 'GREATER_THAN',
        orderCount: undefined,
        shipmentCount: 878_443,
      }),
      listingPolicyViolations: { defectsCount: 86, status: 'BAD', targetValue: 0, targetCondition: 'EQUALS' },
      documentRequest: { defectsCount: 0, status: 'GOOD' },
      accountHealthRating: { ahrStatus: 'WARNED', reportingDateRange: range },
      warningState: [{ warningType: 'spammingSellerMessaging', status: 'BAD' }],
    });
    expect(readPerformance(text, US)).toEqual({
      accountStatus: 'AT_RISK',
      measures: [
        {
          name: 'order-defect-rate-mfn',
          value: 0.009,
          target: { value: 0.01, side: 'below' },
          status: 'GOOD',
          orders: 539_000,
          parts: { claims: 442, chargebacks: 15, negativeFeedback: 628 },
        },
        {
          name: 'order-defect-rate-afn',
          value: 0.002,
          target: { value: 0.01, side: 'below' },
          status: 'GOOD',
          orders: 539_000,
          parts: { claims: 0, chargebacks: 0, negativeFeedback: 0 },
        },
        {
          name: 'late-shipment-rate',
          value: 0.032,
          target: { value: 0.04, side: 'below' },
          status: 'GOOD',
          orders: 539_000,
        },
        {
          name: 'valid-tracking-rate',
          value: 0.9529,
          target: { value: 0.95, side: 'above' },
          status: 'GOOD',
          orders: 878_443,
        },
      ],
      healthRating: { status: 'WARNED' },
      warnings: [{ type: 'spammingSellerMessaging', status: 'BAD' }],
      allWarnings: true,
      violations: [{ type: 'listingpolicyviolations', count: 86, status: 'BAD' }],
    });
  });

  it.each([
    ['another spelling of its keys', { PreFulfillmentCancellationRate: rate({ rate: 0.02 }) }, 0.02],
    ['an older name', { prefulfillmentCancelRate: rate({ rate: 0.02 }) }, 0.02],
    ['a number as text', { preFulfillmentCancelRate: rate({ rate: '0.02' }) }, 0.02],
    ['no rate', { preFulfillmentCancelRate: rate({ rate: undefined }) }, undefined],
    ['a rate that is none', { preFulfillmentCancelRate: rate({ rate: 'n/a' }) }, undefined],
    [
      'a rate of nothing',
      { preFulfillmentCancelRate: rate({ rate: 0, status: 'NONE', orderCount: 0 }) },
      undefined,
    ],
  ])('is read with %s', (_, metrics, value) => {
    const found = readPerformance(report(metrics), US).measures.find(
      ({ name }) => name === 'cancellation-rate',
    );
    expect(found?.value).toBe(value);
  });

  it('is read with a marketplace that is not in a list, and other names of health and warnings', () => {
    const text = JSON.stringify({
      accountStatuses: { marketplaceId: US, status: 'NORMAL' },
      performanceMetrics: {
        marketplaceId: US,
        accountHealthRating: { accountHealthRatingStatus: 'GREAT', ahrScore: '412' },
        warningStates: { warningType: 'spammingSellerMessaging', status: 'GOOD' },
      },
    });
    expect(readPerformance(text, US)).toMatchObject({
      accountStatus: 'NORMAL',
      healthRating: { status: 'GREAT', score: 412 },
      warnings: [{ type: 'spammingSellerMessaging', status: 'GOOD' }],
    });
  });

  it('is empty for a marketplace that it does not name', () => {
    expect(readPerformance(report({ lateShipmentRate: rate() }), 'A1PA6795UKMFR9')).toEqual({
      measures: [],
      warnings: [],
      violations: [],
    });
  });

  it.each(['', 'not JSON', '[]', '{}', '"text"', '{"accountStatuses":[]}'])('is invalid: %s', (text) => {
    expect(() => readPerformance(text, US)).toThrow(ReportError);
  });

  it('never fails in another way, whatever is in it', () => {
    const shop = smallShop();
    const { body } = shop.document({
      store: 's',
      marketplaceId: US,
      reportType: 'GET_V2_SELLER_PERFORMANCE_REPORT',
      at: at('10:00'),
    })!;
    const good = String(body);
    const readOrRefused = (text: string): void => {
      try {
        readPerformance(text, US);
      } catch (error) {
        if (!(error instanceof ReportError)) throw error;
        expect(error.message.length).toBeLessThan(60);
      }
    };
    fc.assert(
      fc.property(fc.json(), (text) => readOrRefused(text)),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(30), fc.string(), (from, length, put) =>
        readOrRefused(good.slice(0, from) + put + good.slice(from + length)),
      ),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('orderDefectRate', 'lateShipmentRate', 'accountHealthRating', 'warningStates', 'x'),
          fc.jsonValue(),
        ),
        (metrics) => readOrRefused(report(metrics)),
      ),
      { numRuns: 300 },
    );
  });
});
