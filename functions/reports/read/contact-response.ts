import { XMLParser } from 'fast-xml-parser';
import { anyInstant } from '#shared/contracts/instant-text';
import type { ContactResponse, ContactResponseFrame } from '#shared/domain/account/report';
import * as z from '#shared/zod';
import { ReportError } from './report-error.ts';

const MOST_CHARACTERS = 5_000_000;
const DEEPEST = 30;

const number = z.coerce.number().check(z.refine((value) => Number.isFinite(value)));

const frame = z.object({
  timeframe: z.object({ start: anyInstant, end: anyInstant }),
  averageresponsetimeinhours: z.catch(z.optional(number), undefined),
  responseunder24hours: number,
  responsetimegreaterthan24hours: number,
  noresponseforcontactsolderthan24hours: number,
});

/**
 * What a report GET_V1_SELLER_PERFORMANCE_REPORT says about contacts, the shortest time frame first; in a report on
 * several marketplaces, only this one. It leaves out what it does not understand.
 *
 * @throws ReportError when the text is not such a report.
 */
export function readContactResponse(xml: string, marketplaceId: string): ContactResponse {
  if (xml.length > MOST_CHARACTERS) throw new ReportError('the report is too large');
  const report = parsed(xml);
  const own = partsNamed(report, 'marketplaceperformance').find((part) => mentions(part, marketplaceId));
  const metrics = partsNamed(own ?? report, 'responsetimemetrics');
  const frames = metrics.flatMap((one): ContactResponseFrame[] => {
    const { data } = frame.safeParse(one);
    if (data === undefined || data.timeframe.end <= data.timeframe.start) return [];
    return [
      {
        from: data.timeframe.start,
        until: data.timeframe.end,
        averageHours: data.averageresponsetimeinhours ?? null,
        within24Hours: data.responseunder24hours,
        after24Hours: data.responsetimegreaterthan24hours,
        unanswered: data.noresponseforcontactsolderthan24hours,
      },
    ];
  });
  return { frames: frames.toSorted((a, b) => a.until - a.from - (b.until - b.from)) };
}

function parsed(xml: string): unknown {
  if (!/<[A-Za-z]/.test(xml)) throw new ReportError('the report is not XML');
  try {
    const report: unknown = new XMLParser({
      ignoreAttributes: true,
      removeNSPrefix: true,
      processEntities: false,
      parseTagValue: false,
      transformTagName: (name) => name.toLowerCase(),
    }).parse(xml);
    return report;
  } catch {
    throw new ReportError('the report is not XML');
  }
}

/** All parts with this name, at any depth. */
function partsNamed(value: unknown, name: string, depth = 0): unknown[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  return Object.entries(value).flatMap(([key, one]: [string, unknown]) =>
    key === name
      ? Array.isArray(one)
        ? (one as readonly unknown[])
        : [one]
      : partsNamed(one, name, depth + 1),
  );
}

function mentions(value: unknown, text: string, depth = 0): boolean {
  if (value === text) return true;
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return false;
  return Object.values(value).some((one: unknown) => mentions(one, text, depth + 1));
}
