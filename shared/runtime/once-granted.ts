const TRIES = 8;
const PAUSE_MS = 5_000;

/** What AWS answers while a new right is not known everywhere; SES says so of a bucket or topic that it tries itself. */
const NOT_YET = new Set(['AccessDenied', 'InvalidS3Configuration', 'InvalidSnsTopic']);

/**
 * Does work that a deploy has just granted the rights for: IAM takes seconds until each right holds. The work may begin again
 * from the start; after 35 seconds its last error is thrown.
 */
export async function onceGranted<Result>(
  work: () => Promise<Result>,
  pause: (milliseconds: number) => Promise<unknown>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work();
    } catch (error) {
      const kind = error instanceof Error ? error.name.replace(/Exception$/, '') : '';
      if (tries === TRIES || !NOT_YET.has(kind)) throw error;
      await pause(PAUSE_MS);
    }
}

/** The same reader, whose reads wait for their right. */
export function readingOnceGranted<Given extends unknown[], Result, Reader extends Reads<Given, Result>>(
  reader: Reader,
  pause: (milliseconds: number) => Promise<unknown>,
): Reader {
  return { ...reader, read: (...given: Given) => onceGranted(() => reader.read(...given), pause) };
}

interface Reads<Given extends unknown[], Result> {
  read(...given: Given): Promise<Result>;
}
