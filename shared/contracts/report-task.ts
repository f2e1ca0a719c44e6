import { REGIONS } from '../domain/account/region.ts';
import { REPORT_NAMES } from '../domain/account/report.ts';
import type { ReportTask } from '../ports-sp-api.ts';
import * as z from '../zod.ts';

const name = z.string().check(z.minLength(1), z.maxLength(200));
const instant = z.int();
const head = { v: z.literal(1), notBefore: instant, askedAt: instant };

/** A message of the queue of report tasks, version 1. */
export const reportTaskSchema = z.pipe(
  z.discriminatedUnion('task', [
    z.object({
      ...head,
      task: z.literal('ask'),
      place: z.object({ store: name, marketplaceId: name }),
      report: z.enum(REPORT_NAMES),
      day: z.iso.date(),
    }),
    z.object({
      ...head,
      task: z.literal('fetch'),
      account: z.object({ store: name, region: z.enum(REGIONS) }),
      reportId: name,
    }),
    z.object({ ...head, task: z.literal('set-up'), run: name }),
  ]),
  z.transform(({ v, ...task }): ReportTask => task),
);
