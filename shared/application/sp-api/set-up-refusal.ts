import { SpApiError } from '#shared/ports/sp-api';

/** Whether a call failed only for now: throttled, or on Amazon's side. */
export function isPassing(error: unknown): boolean {
  return error instanceof SpApiError && (error.failure === 'throttled' || error.failure === 'unavailable');
}

/** Why a call was refused for good, in words; undefined for a temporary failure, or another error. */
export function refusalOf(error: unknown): string | undefined {
  return error instanceof SpApiError && !isPassing(error) ? error.message : undefined;
}
