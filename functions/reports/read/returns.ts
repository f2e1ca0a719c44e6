import type { ReturnEntry } from '#shared/domain/account/report';
import { daysOf } from './day.ts';
import { isWhole, ORDER_ID, rowsOf } from './flat-file.ts';

/** Where Amazon documents the columns, for a header that is not in English. A-to-Z Claim is the 13th. */
const PLACES = { orderId: 0, requestedOn: 2, status: 3, rmaId: 4, claim: 12 } as const;

type Column = keyof typeof PLACES;

const HEADERS: Readonly<Record<Column, string>> = {
  orderId: 'orderid',
  requestedOn: 'returnrequestdate',
  status: 'returnrequeststatus',
  rmaId: 'amazonrmaid',
  claim: 'atozclaim',
};

const PENDING = new Set(['pending', 'pendingauthorization', 'pendingapproval', 'requested', 'open', 'new']);
const DECIDED = new Set([
  'approved',
  'authorized',
  'authorised',
  'completed',
  'closed',
  'rejected',
  'denied',
  'declined',
  'cancelled',
  'canceled',
  'refunded',
]);

/**
 * The returns of a report GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE; anything that is not a whole row is left out.
 */
export function readReturns(tsv: string): ReturnEntry[] {
  const all = rowsOf(tsv);
  const [header = [], ...rows] = all;
  const whole = isWhole(all);
  const places = placesIn(header.map(letters));
  return rows.flatMap((cells) => {
    const cell = (column: Column): string => cells[places[column]] ?? '';
    const [orderId, rmaId] = [cell('orderId'), cell('rmaId')];
    if (!ORDER_ID.test(orderId)) return [];
    const [requestedOn] = daysOf(cell('requestedOn'));
    const status = letters(cell('status'));
    return [
      {
        orderId,
        // An order can have several returns; one without an id is identified by its day.
        rmaId: /^[\w-]{1,60}$/.test(rmaId) ? rmaId : `${orderId}-${requestedOn ?? 0}`,
        ...(requestedOn !== undefined && { requestedOn }),
        // A decision ends a clock, so it must stand in a whole row.
        status: PENDING.has(status) ? 'pending' : whole && DECIDED.has(status) ? 'decided' : 'unknown',
        claim: /^(?:y|yes|true|1)$/i.test(cell('claim')),
      },
    ];
  });
}

function placesIn(header: readonly string[]): Readonly<Record<Column, number>> {
  if (!header.includes(HEADERS.orderId)) return PLACES;
  const at = (column: Column): number => header.indexOf(HEADERS[column]);
  return {
    orderId: at('orderId'),
    requestedOn: at('requestedOn'),
    status: at('status'),
    rmaId: at('rmaId'),
    claim: at('claim'),
  };
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\d]/gu, '');
}
