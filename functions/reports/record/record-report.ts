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

/** Lists can be empty, but a report without figures has nothing to record. */
const EMPTY: Readonly<Partial<Record<ReportName, string>>> = { feedback: '', returns: '' };

/** Records a report: first the facts that alert people, then its snapshot, which marks it as done. */
export async function recordReport(
  deps: RecordingDeps,
  report: ReportName,
  arrived: Omit<Arrived, 'text'> & { readonly text: string | undefined },
): Promise<void> {
  const text = arrived.text ?? EMPTY[report];
  if (text !== undefined) await RECORD[report](deps, { ...arrived, text });
}
