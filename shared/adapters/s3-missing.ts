const MISSING = new Set(['NoSuchKey', 'AccessDenied']);

/** Whether an object is not there. S3 tells only those who may list a bucket apart from those whom it refuses. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && MISSING.has(error.name);
}
