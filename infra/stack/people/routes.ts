import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';

const { GET, POST } = HttpMethod;

/** A route of the board, and what lets somebody use it. */
export interface BoardRoute {
  readonly method: HttpMethod;
  readonly path: string;
  /** Why API Gateway lets everybody call it; without a reason, a caller needs AWS credentials. */
  readonly openBecause?: string;
  /**
   * The most calls of this route a second, on average and at once, where anybody may call it without a session: whoever floods it
   * uses up neither the other routes nor the account's concurrency.
   */
  readonly throttle?: { readonly rate: number; readonly burst: number };
}

const SIGNED_LINK =
  'The signature in the path is the authorization: alerted people follow a link from a mail, without credentials.';
const SESSION = 'The function checks the session of the person, and the origin and token of each form.';
const SIGN_IN =
  'Whoever signs in has no session yet: a mailed link that works once, or the shop’s own provider, lets them in. Tries and requests are counted.';
const ASSETS =
  'The script, the style, the pictures and the service worker of the pages, which hold nothing of anybody.';

const open = (openBecause: string, method: HttpMethod, ...paths: readonly string[]): BoardRoute[] =>
  paths.map((path) => ({ method, path, openBecause }));
const openToStrangers = (
  openBecause: string,
  method: HttpMethod,
  ...paths: readonly string[]
): BoardRoute[] =>
  open(openBecause, method, ...paths).map((route) => ({ ...route, throttle: { rate: 10, burst: 20 } }));
const withCredentials = (method: HttpMethod, ...paths: readonly string[]): BoardRoute[] =>
  paths.map((path) => ({ method, path }));

/** All routes of the board. What is not listed here does not exist. */
export const BOARD_ROUTES: readonly BoardRoute[] = [
  ...openToStrangers(SIGNED_LINK, GET, '/a/{token}'),
  ...openToStrangers(SIGNED_LINK, POST, '/a/{token}'),
  ...open(ASSETS, GET, '/assets/{name}', '/app/{name}', '/service-worker.js'),
  ...openToStrangers(SIGN_IN, GET, '/sign-in', '/sign-in/{token}', '/sign-in/oidc', '/sign-in/oidc/return'),
  ...openToStrangers(SIGN_IN, POST, '/sign-in', '/sign-in/{token}'),
  ...open(SESSION, GET, '/me', '/me/ring'),
  ...open(
    SESSION,
    POST,
    '/sign-out',
    '/me/preferences',
    '/me/sign-out',
    '/me/sign-out-everywhere',
    '/me/ring',
    '/me/push',
    '/me/push/remove',
  ),
  ...open(SESSION, GET, '/', '/inbox', '/inbox/confirm', '/health'),
  ...open(SESSION, POST, '/inbox', '/inbox/confirm', '/health'),
  ...open(SESSION, GET, '/duty', '/duty/take-over'),
  ...open(SESSION, POST, '/duty/take-over', '/duty/takeovers/{id}/undo'),
  ...open(SESSION, GET, '/threads/{id}', '/threads/{id}/order', '/threads/{id}/pictures/{fact}/{place}'),
  ...open(SESSION, POST, '/threads/{id}', '/threads/{id}/order'),
  ...open(SESSION, GET, '/threads/{id}/templates'),
  ...open(SESSION, POST, '/threads/{id}/reply', '/threads/{id}/check', '/threads/{id}/presence'),
  ...open(SESSION, GET, '/threads/{id}/translation', '/threads/{id}/help/{help}'),
  ...open(SESSION, POST, '/threads/{id}/translation', '/threads/{id}/help'),
  ...open(SESSION, GET, '/templates', '/templates/{id}', '/templates/{id}/edit'),
  ...open(SESSION, POST, '/templates/{id}'),
  ...open(SESSION, GET, '/figures', '/figures/days.csv', '/figures/threads.csv'),
  ...withCredentials(
    GET,
    '/api/threads',
    '/api/threads/{id}',
    '/api/figures',
    '/api/account',
    '/api/on-duty',
    '/api/health',
  ),
  ...withCredentials(POST, '/api/threads/{id}/facts', '/api/threads/{id}/replies'),
  ...withCredentials(POST, '/api/mutes/{id}/end', '/api/check'),
];
