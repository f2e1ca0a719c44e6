import { smallShopOrder } from './small-shop-orders.ts';
import type { MockShop } from './types.ts';

const DAY_MS = 86_400_000;

/** The figures of the small shop that a test may change. */
export interface ShopFigures {
  /** The order defect rate of what the seller ships, as a fraction. */
  readonly orderDefectRate: number;
  readonly accountStatus: string;
  /** Amazon's share of contacts that were answered within 24 hours, in per cent. */
  readonly answeredPercent: number;
}

const GOOD: ShopFigures = { orderDefectRate: 0.003, accountStatus: 'NORMAL', answeredPercent: 97 };

/** The reports and orders of an invented small shop, in the shapes that Amazon publishes. */
export function smallShop(figures: () => ShopFigures = () => GOOD): MockShop {
  return {
    order: ({ orderId, at }) => smallShopOrder(orderId, at),
    document({ marketplaceId, reportType, at }) {
      switch (reportType) {
        case 'GET_V2_SELLER_PERFORMANCE_REPORT':
          return { body: performance(marketplaceId, at, figures()), gzip: true };
        case 'GET_V1_SELLER_PERFORMANCE_REPORT':
          return { body: contactResponse(at, figures()), contentType: 'text/xml; charset=UTF-8' };
        case 'GET_SELLER_FEEDBACK_DATA':
          return { body: feedback(at) };
        case 'GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE':
          return { body: returns(at), gzip: true };
        default:
          return undefined;
      }
    },
  };
}

function performance(
  marketplaceId: string,
  at: number,
  { orderDefectRate, accountStatus }: ShopFigures,
): string {
  const rate = (value: number, targetValue: number, days: number, targetCondition = 'LESS_THAN'): object => ({
    reportingDateRange: {
      reportingDateFrom: new Date(at - days * DAY_MS).toISOString(),
      reportingDateTo: new Date(at).toISOString(),
    },
    status: (targetCondition === 'LESS_THAN' ? value < targetValue : value > targetValue) ? 'GOOD' : 'BAD',
    rate: value,
    targetValue,
    targetCondition,
    orderCount: 2_000,
  });
  const count = (of: number): object => ({ count: of, status: 'NONE' });
  return JSON.stringify({
    accountStatuses: [{ marketplaceId, status: accountStatus }],
    performanceMetrics: [
      {
        marketplaceId,
        orderDefectRate: {
          mfn: {
            ...rate(orderDefectRate, 0.01, 60),
            orderWithDefects: count(Math.round(orderDefectRate * 2_000)),
            claims: count(3),
            chargebacks: count(1),
            negativeFeedback: count(2),
            fulfillmentType: 'mfn',
          },
          afn: { ...rate(0, 0.01, 60), orderCount: 0, status: 'NONE', fulfillmentType: 'afn' },
        },
        lateShipmentRate: { ...rate(0.012, 0.04, 30), lateShipmentCount: 24 },
        prefulfillmentCancelRate: { ...rate(0.004, 0.025, 7), cancellationCount: 2 },
        validTrackingRate: { ...rate(0.991, 0.95, 30, 'GREATER_THAN'), shipmentCount: 1_980 },
        listingPolicyViolations: {
          defectsCount: 0,
          status: 'GOOD',
          targetValue: 0,
          targetCondition: 'EQUALS',
        },
        accountHealthRating: { ahrStatus: 'GREAT', ahrScore: 412 },
        warningStates: [{ warningType: 'spammingSellerMessaging', status: 'GOOD' }],
      },
    ],
  });
}

function contactResponse(at: number, { answeredPercent }: ShopFigures): string {
  const frame = (days: number): string => `
      <responseTimeMetrics>
        <timeFrame><start>${new Date(at - days * DAY_MS).toISOString()}</start><end>${new Date(at).toISOString()}</end></timeFrame>
        <averageResponseTimeInHours>7.5</averageResponseTimeInHours>
        <responseUnder24Hours>${answeredPercent}</responseUnder24Hours>
        <responseTimeGreaterThan24Hours>${100 - answeredPercent}</responseTimeGreaterThan24Hours>
        <noResponseForContactsOlderThan24Hours>0</noResponseForContactsOlderThan24Hours>
      </responseTimeMetrics>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<sellerPerformanceReport>
  <sellerPerformanceByProgram>
    <buyerSellerContactResponseTimeMetrics>${[7, 30, 90].map(frame).join('')}
    </buyerSellerContactResponseTimeMetrics>
  </sellerPerformanceByProgram>
</sellerPerformanceReport>
`;
}

/** A day in American notation: `3/2/26`. */
function american(at: number): string {
  const day = new Date(at);
  return `${day.getUTCMonth() + 1}/${day.getUTCDate()}/${String(day.getUTCFullYear()).slice(2)}`;
}

function feedback(at: number): string {
  return [
    'Date\tRating\tComments\tYour Response\tOrder ID\tRater Email',
    `${american(at - DAY_MS)}\t2\tArrived late and without its manual\t\t222-3344556-7788990\tnobody@marketplace.amazon.example`,
    `${american(at - 5 * DAY_MS)}\t3\tIt is all right\t\t222-1111111-2222222\tnobody@marketplace.amazon.example`,
    `${american(at - 9 * DAY_MS)}\t1\tBroken\tWe have sent another\t222-3333333-4444444\tnobody@marketplace.amazon.example`,
  ].join('\n');
}

function returns(at: number): string {
  const day = (instant: number): string =>
    new Date(instant)
      .toLocaleDateString('en-GB', { day: '2-digit', month: 'short', year: 'numeric', timeZone: 'UTC' })
      .replaceAll(' ', '-');
  const row = (order: string, requested: number, status: string, rma: string, claim: string): string =>
    [
      order,
      day(requested - 9 * DAY_MS),
      day(requested),
      status,
      rma,
      '',
      'Label',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      claim,
      'Y',
      'Defective',
    ].join('\t');
  return [
    [
      'Order ID',
      'Order date',
      'Return request date',
      'Return request status',
      'Amazon RMA ID',
      'Merchant RMA ID',
      'Label type',
      'Label cost',
      'Currency code',
      'Return carrier',
      'Tracking ID',
      'Label to be paid by',
      'Order Amount',
      'Order quantity',
      'A-to-Z Claim',
      'In policy',
      'Return Reason',
    ].join('\t'),
    row('333-5566778-9900112', at, 'Pending', 'RMA-1', 'N'),
    row('333-1111111-2222222', at - 3 * DAY_MS, 'Approved', 'RMA-2', 'N'),
    row('333-3333333-4444444', at - DAY_MS, 'Approved', 'RMA-3', 'Y'),
  ].join('\n');
}
