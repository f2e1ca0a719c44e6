import { request as httpRequest } from 'node:http';
import type { ApiRequest, ApiResponse } from '../state/types.ts';

/** The path of the endpoint for AWS clients: with it at the end of their endpoint they reach the services of the local run. */
export const AWS_PATH = '/aws';

/** Answers a call of one service; its URL lacks the path of the endpoint. */
export type StandIn = (request: ApiRequest) => Promise<ApiResponse>;

/** What answers for a service, by the name that requests are signed for: an endpoint, or a stand-in of ours. */
export type Services = Readonly<Record<string, string | StandIn>>;

/** `Credential=KEY/20260302/us-east-1/sqs/aws4_request`, in the Authorization header of each call of an SDK. */
const SIGNED_FOR = /\bCredential=[^/,\s]+\/\d{8}\/[\w-]+\/([\w-]+)\/aws4_request\b/;

/** Headers that belong to one connection, or that the server sets itself when it writes the answer. */
const NOT_PASSED_ON = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

/** One endpoint for all AWS clients of a command: the signature of a call names its service. */
export async function answerAws(services: Services, request: ApiRequest): Promise<ApiResponse> {
  const service = SIGNED_FOR.exec(request.headers['authorization'] ?? '')?.[1];
  if (service === undefined)
    return refused(403, 'this endpoint is for AWS clients: the call is not signed (any key will do)');
  const known = Object.hasOwn(services, service) ? services[service] : undefined;
  if (known === undefined) return refused(501, `the local run has no ${service}`);
  const inside = { ...request, url: request.url.slice(AWS_PATH.length) };
  return typeof known === 'string' ? forward(known, inside) : known(inside);
}

function forward(endpoint: string, { url, method, headers, body }: ApiRequest): Promise<ApiResponse> {
  return new Promise((done, fail) => {
    const call = httpRequest(new URL(url, endpoint), { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', fail);
      answer.once('end', () =>
        done({
          status: answer.statusCode ?? 502,
          headers: Object.fromEntries(
            Object.entries(answer.headers).flatMap(([name, value]) =>
              value === undefined || NOT_PASSED_ON.has(name) ? [] : [[name, String(value)]],
            ),
          ),
          body: Buffer.concat(chunks),
        }),
      );
    });
    call.once('error', fail);
    call.end(body);
  });
}

/** An error that any SDK client can read, with the type in a header and the message in the body. */
export function awsError(status: number, type: string, message: string): ApiResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': type },
    body: Buffer.from(JSON.stringify({ __type: type, message, Message: message })),
  };
}

function refused(status: number, message: string): ApiResponse {
  return awsError(status, status === 403 ? 'AccessDeniedException' : 'NotImplemented', message);
}
