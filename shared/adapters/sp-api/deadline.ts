import { Failure } from '#shared/failure';
/** Slightly later than the client's own time-outs, which report more detail. */
const GRACE_MS = 100;

/** One time limit for all steps of a call together. */
export interface Deadline {
  /** Waits for a step until the time is up. @throws an error of the code CUT_OFF then. */
  before<Result>(step: Promise<Result>): Promise<Result>;
  /** Lets the process end before the time is up. */
  clear(): void;
}

/**
 * An answer that is cut off in the middle never settles in the client, whatever its time-outs, so we need our own.
 */
export function startDeadline(timeoutMs: number): Deadline {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Failure('no answer'), { code: 'CUT_OFF' })),
      timeoutMs + GRACE_MS,
    );
  });
  return {
    before: (step) => Promise.race([step, late]),
    clear: () => clearTimeout(timer),
  };
}
