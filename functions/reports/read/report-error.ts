import { Failure } from '#shared/failure';

/** A document that is not the expected report. The message repeats none of its content. */
export class ReportError extends Failure {
  override readonly name = 'ReportError';
}
