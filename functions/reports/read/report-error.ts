import { Failure } from '#shared/failure';

/** A document that is not the report that it should be. Its message tells nothing of its content. */
export class ReportError extends Failure {
  override readonly name = 'ReportError';
}
