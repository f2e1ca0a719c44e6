import { DOLLARS } from './prices.ts';

/** What we take a warm call to last until it is measured in the cloud: a few requests of some milliseconds each. */
const CALL_SECONDS = 0.1;
/** What Lambda itself writes of each call: its start, its end, its report. */
const CALL_LOG_BYTES = 400;

/** Dollars of one call of a function with so much memory, with what Lambda logs of it. */
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
