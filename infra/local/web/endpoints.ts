import { AWS_PATH } from '../services/aws-endpoint.ts';
import { jsonAnswer } from '../state/json-answer.ts';
import type { ApiRequest, ApiResponse } from '../state/types.ts';
import { BAR_STYLE, withBar } from './bar.ts';
import { moveClock } from './clock.ts';
import type { EndpointDeps } from './endpoint-deps.ts';
import { takeMailIn } from './mail.ts';
import { putPage } from './put-page.ts';
import { showRelay, switchRelay } from './relay.ts';
import { sentPage } from './sent-page.ts';

type Endpoint = (deps: EndpointDeps, request: ApiRequest, url: URL) => Promise<ApiResponse>;

/** The endpoints that only the local run has, by path and method. */
const ENDPOINTS: Readonly<Record<string, Readonly<Record<string, Endpoint>>>> = {
  '/local/bar.css': {
    GET: () =>
      Promise.resolve({ status: 200, headers: { 'content-type': 'text/css' }, body: Buffer.from(BAR_STYLE) }),
  },
  '/local/put': { GET: putPage },
  '/local/sent': { GET: sentPage },
  '/local/mail': { POST: takeMailIn },
  '/local/notification': {
    async POST({ stack }, { body }) {
      if (body.length === 0)
        return jsonAnswer(400, { error: 'the body is empty; send the notification as JSON' });
      await stack.notify(new TextDecoder().decode(body));
      return jsonAnswer(202, { bytes: body.length });
    },
  },
  '/local/clock': { POST: moveClock },
  '/local/relay': { GET: showRelay, POST: switchRelay },
  '/local/run': {
    GET: ({ stack }) =>
      Promise.resolve(
        jsonAnswer(200, { now: new Date(stack.now()).toISOString(), dnsServer: stack.dns.server }),
      ),
  },
  '/local/settle': {
    async POST({ stack }) {
      await stack.settle();
      return jsonAnswer(200, { now: new Date(stack.now()).toISOString() });
    },
  },
  '/local/outbox': {
    GET: ({ stack }) => Promise.resolve(jsonAnswer(200, stack.outbox())),
    async DELETE({ stack }) {
      const removed = stack.outbox().length;
      await stack.clearOutbox();
      return jsonAnswer(200, { removed });
    },
  },
};

/** Answers the local endpoints, and hands everything else to the stack's own HTTP API; its pages get a bar on top. */
export async function answerEndpoints(deps: EndpointDeps, request: ApiRequest): Promise<ApiResponse> {
  const url = URL.parse(request.url, 'http://local');
  if (url === null) return jsonAnswer(400, { error: 'the path is not understood' });
  const refused = refusal(request, url);
  if (refused !== undefined) return refused;
  // What comes after reads the path without `..`, as the checks here do.
  const plain = { ...request, url: `${url.pathname}${url.search}` };
  if (url.pathname === AWS_PATH || url.pathname.startsWith(`${AWS_PATH}/`)) return deps.stack.aws(plain);
  const endpoint = ENDPOINTS[url.pathname];
  if (endpoint === undefined)
    return url.pathname.startsWith('/local/')
      ? jsonAnswer(404, {
          error: `there is no such endpoint; there are ${Object.keys(ENDPOINTS).join(', ')}`,
        })
      : boardAnswer(deps, plain);
  const answer = endpoint[request.method];
  if (answer !== undefined) return answer(deps, request, url);
  const methods = Object.keys(endpoint).join(', ');
  return jsonAnswer(
    405,
    { error: `${url.pathname} takes ${methods}, not ${request.method}` },
    { allow: methods },
  );
}

/** The pages of links keep what they have: their policy allows no other style. */
async function boardAnswer(deps: EndpointDeps, request: ApiRequest): Promise<ApiResponse> {
  if (request.url.startsWith('/a/')) return deps.stack.api(request);
  const { 'accept-encoding': _, ...headers } = request.headers;
  return withBar(deps, await deps.stack.api({ ...request, headers }));
}

/** The answer while the stack is still starting. */
export function answerStarting(request: ApiRequest): Promise<ApiResponse> {
  return Promise.resolve(
    refusal(request, URL.parse(request.url, 'http://local')) ??
      jsonAnswer(503, { error: 'Replywatch is starting; try again in a moment' }, { 'retry-after': '1' }),
  );
}

const LOCAL_HOST = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/i;

/**
 * Refuses requests that a web page elsewhere could have sent: a page whose name was made to point at this machine is caught
 * by its Host, one that posts here by its Origin. Signed links need no such guard, and their page hides its Origin.
 */
function refusal({ headers }: ApiRequest, url: URL | null): ApiResponse | undefined {
  const { host = '', origin } = headers;
  if (!LOCAL_HOST.test(host))
    return jsonAnswer(403, { error: 'only requests to 127.0.0.1 or localhost are answered' });
  if (
    url?.pathname.startsWith('/a/') !== true &&
    origin !== undefined &&
    origin.toLowerCase() !== `http://${host.toLowerCase()}`
  )
    return jsonAnswer(403, { error: 'requests from another web page are not answered' });
  return undefined;
}
