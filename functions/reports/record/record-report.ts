import type { ReportName } from '#shared/domain/account/report';
import { recordContactResponse } from './record-contact-response.ts';
import { recordFeedback } from './record-feedback.ts';
import { recordPerformance } from './record-performance.ts';
import { recordReturns } from './record-returns.ts';
import type { Arrived, RecordingDeps } from './recording.ts';

const RECORD: Readonly<Record<ReportName, (deps: RecordingDeps, arrived: Arrived) => Promise<void>>> = {
  performance: recordPerformance,
  'contact-response': recordContactResponse,
  feedback: recordFeedback,
  returns: recordReturns,
};

/** Lists can be empty; of figures there is none to tell then. */
const EMPTY: Readonly<Partial<Record<ReportName, string>>> = { feedback: '', returns: '' };

/** Records what a report says: first what calls people, then its snapshot, which marks it as done. */
export async function recordReport(
  deps: RecordingDeps,
  report: ReportName,
  arrived: Omit<Arrived, 'text'> & { readonly text: string | undefined },
): Promise<void> {
  const text = arrived.text ?? EMPTY[report];
  if (text !== undefined) await RECORD[report](deps, { ...arrived, text });
}
