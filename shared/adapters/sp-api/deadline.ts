import { Failure } from '#shared/failure';
/** A moment later than the client's own time-outs, which tell more. */
const GRACE_MS = 100;

/** An end for all steps of one call together. */
export interface Deadline {
  /** Waits for a step as long as there is time. @throws an error of the code CUT_OFF when there is none. */
  before<Result>(step: Promise<Result>): Promise<Result>;
  /** Lets the process end without it. */
  clear(): void;
}

/** An answer that is cut off in its middle never settles in the client, whatever its time-outs: so we have our own. */
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
