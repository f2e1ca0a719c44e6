import type { DurationMs } from '#shared/domain/instant';
import { SpApiError, type SpApiFailure } from '#shared/ports/sp-api';
import * as z from '#shared/zod';

/** An answer as received, whatever its status. */
export const rawAnswer = z.object({
  statusCode: z.number(),
  body: z.string(),
  headers: z.catch(z.object({ 'x-amzn-ratelimit-limit': z.optional(z.string()) }), {}),
});
export type RawAnswer = z.output<typeof rawAnswer>;

const errorBody = z.object({
  errors: z
    .array(z.object({ code: z.optional(z.string()), details: z.nullish(z.string()) }))
    .check(z.minLength(1)),
});

/** Whether it was refused only because its token has expired. */
export function isExpired({ statusCode, body }: RawAnswer): boolean {
  if (statusCode !== 401 && statusCode !== 403) return false;
  const errors = errorBody.safeParse(jsonOf(body)).data?.errors ?? [];
  return errors.some(({ details }) => /token.*expired/i.test(details ?? ''));
}

/** The parsed answer. @throws SpApiError when it is a refusal, or does not match the schema. */
export function parseAnswer<Answer>(
  operation: string,
  { statusCode, body, headers }: RawAnswer,
  schema: z.ZodMiniType<Answer>,
): Answer {
  const json = jsonOf(body);
  if (statusCode < 200 || statusCode > 299) {
    const code = errorBody.safeParse(json).data?.errors[0]?.code;
    const suffix = code !== undefined && SAFE_CODE.test(code) ? ` ${code}` : '';
    const failure = failureOf(statusCode);
    throw new SpApiError(
      failure,
      `${operation}: ${statusCode}${suffix}`,
      failure === 'throttled' ? waitFor(headers) : undefined,
    );
  }
  // An empty answer is valid; a proxy's page is not.
  const parsed = schema.safeParse(body === '' ? {} : json);
  if (parsed.success) return parsed.data;
  throw new SpApiError('unavailable', `${operation}: the answer has an unexpected form`);
}

function failureOf(status: number): SpApiFailure {
  switch (status) {
    case 401:
    case 403:
      return 'unauthorised';
    case 404:
      return 'missing';
    case 409:
      return 'conflict';
    case 429:
      return 'throttled';
    default:
      return status >= 400 && status < 500 ? 'rejected' : 'unavailable';
  }
}

/** Amazon says how many calls it allows a second. */
function waitFor({ 'x-amzn-ratelimit-limit': limit }: RawAnswer['headers']): DurationMs | undefined {
  const aSecond = Number(limit);
  return aSecond > 0 ? Math.ceil(1_000 / aSecond) : undefined;
}

const SAFE_CODE = /^[\w.-]{1,80}$/;

/**
 * The code of an error of Node's, of Login with Amazon or of the client; never its message, which may quote an
 * answer.
 */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && SAFE_CODE.test(code) ? code : 'an error';
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
