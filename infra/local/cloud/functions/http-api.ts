import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { ApiRequest, ApiResponse } from '#infra/local/state/types';
import { propertiesOf, type References, type TemplateResource } from '#infra/local/state/template';
import type { RunningFunction } from './lambda-runner.ts';

/** A route of the template's HTTP API. */
export interface Route {
  /** `GET /a/{token}`. */
  readonly key: string;
  readonly target: RunningFunction;
}

const integrationSchema = z.object({ IntegrationUri: z.string(), PayloadFormatVersion: z.literal('2.0') });
const routeSchema = z.object({ RouteKey: z.string() });

/** The routes of the template's HTTP API. All lead to the function of its one integration. */
export function apiRoutes(
  resources: readonly TemplateResource[],
  references: References,
  functionByArn: (arn: string) => RunningFunction,
): Route[] {
  const [integration] = propertiesOf(
    'AWS::ApiGatewayV2::Integration',
    integrationSchema,
    resources,
    references,
  ).values();
  if (integration === undefined) return [];
  const target = functionByArn(integration.IntegrationUri);
  const routes = propertiesOf('AWS::ApiGatewayV2::Route', routeSchema, resources, references);
  return [...routes.values()].map(({ RouteKey }) => ({ key: RouteKey, target }));
}

const result = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/** Calls the function of the matching route, as API Gateway does with payload version 2.0. */
export async function callApi(
  routes: readonly Route[],
  request: ApiRequest,
  now: number,
): Promise<ApiResponse> {
  // A path that begins with two slashes would else count as a host.
  const url = URL.parse(`http://local${request.url}`);
  if (url === null || !isDecodable(url.pathname)) return json(400, { message: 'Bad Request' });
  for (const { key, target } of routes) {
    const [method, pattern = ''] = key.split(' ');
    const parameters = match(pattern, url.pathname);
    if (method !== request.method || parameters === undefined) continue;
    try {
      const answer = result.parse(await target.invoke(event(key, request, url, parameters, now)));
      return {
        status: answer.statusCode,
        headers: answer.headers,
        ...(answer.cookies.length > 0 && { cookies: answer.cookies }),
        body: Buffer.from(answer.body, answer.isBase64Encoded ? 'base64' : 'utf8'),
      };
    } catch {
      return json(500, { message: 'Internal Server Error' });
    }
  }
  return json(404, { message: 'Not Found' });
}

/** A host with its port. Other values fall back to 127.0.0.1, as API Gateway answers to its own names only. */
const HOST = /^[\w.-]+(?::\d+)?$/;

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name !== undefined && value !== '') parameters[name] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return parameters;
}

function event(
  routeKey: string,
  { method, headers, body, sourceIp }: ApiRequest,
  url: URL,
  pathParameters: Record<string, string>,
  now: number,
): object {
  const { cookie, ...lower } = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: lower,
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    queryStringParameters: Object.fromEntries(url.searchParams),
    pathParameters,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: HOST.exec(lower['host'] ?? '')?.[0] ?? '127.0.0.1',
      domainPrefix: 'local',
      http: {
        method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp,
        userAgent: lower['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: new Date(now).toUTCString(),
      timeEpoch: now,
    },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  };
}

function json(status: number, content: object): ApiResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(content)),
  };
}
