import { REPORT_TYPES } from '#shared/domain/account/report';
import * as z from '#shared/zod';
import { mapping, NOTHING } from './mapping.ts';
import { readPayload } from './payload.ts';

const schema = z.object({
  reportProcessingFinishedNotification: z.object({
    reportId: z.string().check(z.regex(/^[\w.-]{1,100}$/)),
    reportType: z.string().check(z.minLength(1), z.maxLength(200)),
  }),
});

type Finished = z.output<typeof schema>['reportProcessingFinishedNotification'];

const OURS: ReadonlySet<string> = new Set(Object.values(REPORT_TYPES));

/** A report is finished. SP-API itself is asked how it ended. */
export const reportFinished = mapping<Finished>({
  read: (payload) => readPayload(schema, payload).reportProcessingFinishedNotification,
  take({ reportId, reportType }, { origin: { store, region } }) {
    return OURS.has(reportType) ? { records: [], report: { account: { store, region }, reportId } } : NOTHING;
  },
});
