import type { ApiResponse } from '../state/types.ts';

/** A value in AWS's Query protocol: fields by name; a list is written as members. */
export type QueryValue =
  string | number | boolean | readonly QueryValue[] | { readonly [field: string]: QueryValue };

/** The answer to a successful call. */
export function queryAnswer(namespace: string, action: string, result: QueryValue): ApiResponse {
  return xml(200, namespace, `${action}Response`, {
    [`${action}Result`]: result,
    ResponseMetadata: { RequestId: 'local' },
  });
}

/** The answer to a refused call. */
export function queryError(namespace: string, code: string, message: string): ApiResponse {
  return xml(400, namespace, 'ErrorResponse', {
    Error: { Type: 'Sender', Code: code, Message: message },
    RequestId: 'local',
  });
}

function xml(status: number, namespace: string, root: string, content: QueryValue): ApiResponse {
  const body = `<${root} xmlns="${namespace}">${written(content)}</${root}>`;
  return { status, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
}

function written(value: QueryValue): string {
  if (isList(value)) return value.map((one) => `<member>${written(one)}</member>`).join('');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([field, one]) => `<${field}>${written(one)}</${field}>`)
      .join('');
  return String(value).replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');
}

/** `Array.isArray` alone does not narrow a readonly array. */
function isList(value: QueryValue): value is readonly QueryValue[] {
  return Array.isArray(value);
}
