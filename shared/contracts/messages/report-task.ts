import { REGIONS } from '#shared/domain/account/region';
import { REPORT_NAMES } from '#shared/domain/account/report';
import type { ReportTask } from '#shared/ports/sp-api';
import * as z from '#shared/zod';

const name = z.string().check(z.minLength(1), z.maxLength(200));
const instant = z.int();
const head = { v: z.literal(1), notBefore: instant, askedAt: instant };

/** A message on the queue of report tasks, version 1. */
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
