import type { Measure, MeasureName, Performance } from '#shared/domain/account/report';
import * as z from '#shared/zod';
import { ReportError } from './report-error.ts';

/** Amazon's names of the rates, folded; the schema and live data disagree on some. */
const RATES: Readonly<Record<string, MeasureName>> = {
  lateshipmentrate: 'late-shipment-rate',
  prefulfillmentcancellationrate: 'cancellation-rate',
  prefulfillmentcancelrate: 'cancellation-rate',
  validtrackingrate: 'valid-tracking-rate',
  ontimedeliveryrate: 'on-time-delivery-rate',
  unitontimedeliveryrate: 'unit-on-time-delivery-rate',
  invoicedefectrate: 'invoice-defect-rate',
};

const word = z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(100))), undefined);
const number = z.catch(
  z.optional(
    z.union([
      z.number(),
      z.pipe(z.string().check(z.trim(), z.regex(/^-?\d+(?:\.\d+)?$/)), z.transform(Number)),
    ]),
  ),
  undefined,
);
const counted = z.catch(z.optional(z.object({ count: number })), undefined);

const rate = z.object({
  rate: number,
  status: word,
  targetvalue: number,
  targetcondition: word,
  ordercount: number,
  shipmentcount: number,
  totalunitcount: number,
  claims: counted,
  chargebacks: counted,
  negativefeedback: counted,
});

const flaw = z.object({ defectscount: number, status: word });
const warning = z.object({
  warningtype: z.string().check(z.regex(/^[\w.-]{1,60}$/)),
  status: z.string().check(z.maxLength(40)),
});

/**
 * What a report GET_V2_SELLER_PERFORMANCE_REPORT says about one marketplace. It leaves out what it does not
 * understand.
 *
 * @throws ReportError when the text is not such a report.
 */
export function readPerformance(text: string, marketplaceId: string): Performance {
  const report = recordOf(foldedOf(text));
  const statuses = listOf(report?.['accountstatuses']);
  const metrics = listOf(report?.['performancemetrics']);
  if (report === undefined || (statuses.length === 0 && metrics.length === 0))
    throw new ReportError('this is not a seller performance report');
  const ofMarketplace = (list: readonly unknown[]): Folded | undefined =>
    list.map(recordOf).find((one) => one?.['marketplaceid'] === marketplaceId);
  const status = word.parse(ofMarketplace(statuses)?.['status']);
  const metricsHere = ofMarketplace(metrics) ?? {};
  const healthRating = healthOf(recordOf(metricsHere['accounthealthrating']));
  return {
    ...(status !== undefined && { accountStatus: status }),
    measures: measuresOf(metricsHere),
    ...(healthRating !== undefined && { healthRating }),
    ...warningsOf(metricsHere['warningstates'] ?? metricsHere['warningstate']),
    violations: violationsOf(metricsHere),
  };
}

type Folded = Readonly<Record<string, unknown>>;

function measuresOf(metrics: Folded): Measure[] {
  const defects = recordOf(metrics['orderdefectrate']);
  const found: [MeasureName, unknown][] = [
    ['order-defect-rate-mfn', defects?.['mfn']],
    ['order-defect-rate-afn', defects?.['afn']],
    ...Object.entries(RATES).map(([key, name]): [MeasureName, unknown] => [name, metrics[key]]),
  ];
  const measures = found.flatMap(([name, value]) => measureOf(name, value) ?? []);
  return measures.filter(({ name }, index) => measures.findIndex((one) => one.name === name) === index);
}

function measureOf(name: MeasureName, value: unknown): Measure | undefined {
  const { data } = rate.safeParse(value);
  if (data?.rate === undefined) return undefined;
  const orders = data.ordercount ?? data.shipmentcount ?? data.totalunitcount;
  // NONE is Amazon's word for no data; the zero rate beside it means nothing.
  if (data.status === 'NONE' && (orders ?? 0) === 0) return undefined;
  const side = sideOf(data.targetcondition);
  const isDefects = name.startsWith('order-defect-rate');
  return {
    name,
    value: data.rate,
    ...(data.targetvalue !== undefined &&
      side !== undefined && { target: { value: data.targetvalue, side } }),
    ...(data.status !== undefined && { status: data.status }),
    ...(orders !== undefined && { orders }),
    ...(isDefects && {
      parts: {
        claims: data.claims?.count ?? 0,
        chargebacks: data.chargebacks?.count ?? 0,
        negativeFeedback: data.negativefeedback?.count ?? 0,
      },
    }),
  };
}

function sideOf(condition: string | undefined): 'below' | 'above' | undefined {
  if (condition === undefined) return undefined;
  if (/^less/i.test(condition)) return 'below';
  return /^greater/i.test(condition) ? 'above' : undefined;
}

function healthOf(rating: Folded | undefined): Performance['healthRating'] {
  const status = word.parse(rating?.['ahrstatus'] ?? rating?.['accounthealthratingstatus']);
  const score = number.parse(rating?.['ahrscore'] ?? rating?.['accounthealthratingscore']);
  if (status === undefined && score === undefined) return undefined;
  return { ...(status !== undefined && { status }), ...(score !== undefined && { score }) };
}

function warningsOf(states: unknown): Pick<Performance, 'warnings' | 'allWarnings'> {
  const listed = listOf(states);
  const warnings = listed.flatMap((one) => {
    const { data } = warning.safeParse(one);
    return data === undefined ? [] : [{ type: data.warningtype, status: data.status }];
  });
  const isWhole = Array.isArray(states) && warnings.length === listed.length;
  return { warnings, ...(isWhole && { allWarnings: true }) };
}

function violationsOf(metrics: Folded): Performance['violations'] {
  return Object.entries(metrics).flatMap(([type, value]) => {
    const { data } = flaw.safeParse(value);
    return data?.defectscount === undefined || data.defectscount <= 0
      ? []
      : [{ type, count: data.defectscount, ...(data.status !== undefined && { status: data.status }) }];
  });
}

const DEEPEST = 20;

/** The JSON with all its keys in lower case. */
function foldedOf(text: string): unknown {
  try {
    return fold(JSON.parse(text), 0);
  } catch {
    throw new ReportError('the report is not JSON');
  }
}

function fold(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => fold(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key.toLowerCase(), fold(one, depth + 1)]),
  );
}

function recordOf(value: unknown): Folded | undefined {
  return z.record(z.string(), z.unknown()).safeParse(value).data;
}

/** A single value or a list, as a list. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
