import { SpApiError } from '#shared/ports/sp-api';

/** Whether a call failed for now only: throttled, or on Amazon's side. */
export function isPassing(error: unknown): boolean {
  return error instanceof SpApiError && (error.failure === 'throttled' || error.failure === 'unavailable');
}

/** What is refused for good, in words; undefined for what passes, or is no refusal. */
export function refusalOf(error: unknown): string | undefined {
  return error instanceof SpApiError && !isPassing(error) ? error.message : undefined;
}
