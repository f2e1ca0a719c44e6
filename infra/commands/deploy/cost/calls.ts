import { DOLLARS } from './prices.ts';

/** Our estimate for a warm call until we measure one in the cloud: a few requests of some milliseconds each. */
const CALL_SECONDS = 0.1;
/** What Lambda itself logs for each call: its start, its end, its report. */
const CALL_LOG_BYTES = 400;

/** Dollars for one call of a function with this much memory, including the lines that Lambda logs. */
export function dollarsOfCall(memoryMb: number): number {
  return (
    DOLLARS.lambdaRequest +
    CALL_SECONDS * (memoryMb / 1024) * DOLLARS.lambdaGigabyteSecond +
    dollarsOfLog(CALL_LOG_BYTES)
  );
}

export function dollarsOfLog(bytes: number): number {
  return (bytes / 1e9) * DOLLARS.logGigabyte;
}
