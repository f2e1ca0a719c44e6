import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';

const { GET, POST } = HttpMethod;

/** A route of the board, and what lets somebody use it. */
export interface BoardRoute {
  readonly method: HttpMethod;
  readonly path: string;
  /** Why API Gateway lets everybody call it; without a reason, a caller needs AWS credentials. */
  readonly openBecause?: string;
}

const SIGNED_LINK =
  'The signature in the path is the authorization: alerted people follow a link from a mail, without credentials.';
const SESSION = 'The function checks the session of the person, and the origin and token of each form.';
const ASSETS = 'The script and the style of the pages, which hold nothing of anybody.';

const open = (openBecause: string, method: HttpMethod, ...paths: readonly string[]): BoardRoute[] =>
  paths.map((path) => ({ method, path, openBecause }));
const withCredentials = (method: HttpMethod, ...paths: readonly string[]): BoardRoute[] =>
  paths.map((path) => ({ method, path }));

/** All routes of the board. What is not listed here does not exist. */
export const BOARD_ROUTES: readonly BoardRoute[] = [
  ...open(SIGNED_LINK, GET, '/a/{token}'),
  ...open(SIGNED_LINK, POST, '/a/{token}'),
  ...open(ASSETS, GET, '/assets/{name}'),
  ...open(SESSION, GET, '/', '/inbox'),
  ...open(SESSION, GET, '/figures', '/figures/days.csv', '/figures/threads.csv'),
  ...open(SESSION, POST, '/inbox'),
  ...withCredentials(GET, '/api/threads', '/api/threads/{id}', '/api/figures', '/api/account', '/api/health'),
  ...withCredentials(POST, '/api/threads/{id}/facts', '/api/mutes/{id}/end'),
];
