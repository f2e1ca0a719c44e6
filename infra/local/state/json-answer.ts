import type { ApiResponse } from './types.ts';
/** An answer in JSON, indented so that people can read it too. */
export function jsonAnswer(
  status: number,
  content: unknown,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body: Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`),
  };
}
