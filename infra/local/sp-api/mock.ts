import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ZodError } from 'zod';
import type { Fault, MockCall, SpApiMockOptions } from './types.ts';

import { documents } from './documents.ts';
import { notifications, type MockDestination, type MockSubscription } from './notifications.ts';
import { orders } from './orders.ts';
import { quotaKeeper } from './quota.ts';
import { reports } from './reports.ts';
import { collect, refusal, type MockReply, type MockRequest, type Operation } from './request.ts';
import { tokens } from './tokens.ts';

/** A local server that answers the calls that we make to SP-API. */
export interface SpApiMock {
  readonly endpoint: string;
  requests(): readonly MockCall[];
  destinations(): readonly MockDestination[];
  subscriptions(): readonly MockSubscription[];
  /** Answers the next calls of an operation with these faults. */
  fail(operation: string, ...faults: readonly Fault[]): void;
  /** Sends no notification when the next reports of this type are done. */
  loseNotification(reportType: string): void;
  /** Withdraws the seller's authorisation. */
  revoke(store: string, region: string): void;
  stop(): Promise<void>;
}

export async function startSpApiMock(options: SpApiMockOptions): Promise<SpApiMock> {
  const calls: MockCall[] = [];
  const faults = new Map<string, Fault[]>();
  const revoked = new Set<string>();
  const quota = quotaKeeper(options.quotaNow ?? options.now);
  const oauth = tokens(options.secret);
  const notifying = notifications();
  const files = documents(options.now, () => endpoint());
  const reporting = reports(options, notifying, files);
  const operations: readonly Operation[] = [
    ...notifying.operations,
    ...reporting.operations,
    ...orders(options),
  ];

  const answer = async (request: MockRequest): Promise<MockReply | Broken> => {
    if (request.path === '/auth/o2/token') return faulty('token', faults) ?? oauth.grant(request.body);
    if (request.path.startsWith('/files/')) return faulty('download', faults) ?? files.serve(request.path);
    const operation = operations.find(
      ({ method, path }) => method === request.method && path.test(request.path),
    );
    if (operation === undefined) return refusal(404, 'NotFound');
    const caller = oauth.callerOf(request.token);
    const log = (reply: MockReply): MockReply => {
      calls.push({
        operation: operation.name,
        ...(caller?.store !== undefined && { store: caller.store }),
        region: request.region,
        at: options.now(),
        status: reply.status,
      });
      return reply;
    };
    const fault = faulty(operation.name, faults);
    if (fault !== undefined) return typeof fault === 'string' ? fault : log(fault);
    if (caller === undefined) return log(refusal(403, 'Unauthorized'));
    if (operation.grantless !== (caller.store === undefined)) return log(refusal(403, 'Unauthorized'));
    if (caller.region !== undefined && caller.region !== request.region)
      return log(refusal(403, 'Unauthorized'));
    if (caller.store !== undefined && revoked.has(`${caller.store} ${request.region}`))
      return log(refusal(403, 'Unauthorized'));
    const exceeded = quota(operation.name, `${caller.store ?? 'application'} ${request.region}`);
    if (exceeded !== undefined) {
      const { headers, ...refused } = refusal(429, 'QuotaExceeded');
      return log({
        ...refused,
        headers: { ...headers, 'x-amzn-ratelimit-limit': String(1_000 / exceeded.everyMs) },
      });
    }
    try {
      return log(await operation.handle({ ...request, store: caller.store ?? '' }));
    } catch (error) {
      if (error instanceof ZodError) return log(refusal(400, 'InvalidInput'));
      throw error;
    }
  };

  const server = createServer((incoming, outgoing) => {
    void collect(incoming)
      .then(answer)
      .catch((): MockReply => refusal(500, 'InternalFailure'))
      .then((reply) => {
        if (reply === 'hang') return;
        if (reply === 'half') {
          outgoing.writeHead(200, { 'content-length': '1000' }).write('{"payload":');
          setImmediate(() => incoming.socket.destroy());
          return;
        }
        if (reply === 'cut') incoming.socket.destroy();
        else outgoing.writeHead(reply.status, reply.headers).end(reply.body);
      });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const endpoint = (): string => `http://127.0.0.1:${port}`;
  return {
    endpoint: endpoint(),
    requests: () => calls,
    destinations: notifying.destinations,
    subscriptions: notifying.subscriptions,
    fail: (operation, ...more) => faults.set(operation, [...(faults.get(operation) ?? []), ...more]),
    loseNotification: reporting.loseNotification,
    revoke: (store, region) => revoked.add(`${store} ${region}`),
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** An incomplete answer: none at all, a closed connection, or half a body. */
type Broken = 'hang' | 'cut' | 'half';

function faulty(operation: string, faults: Map<string, Fault[]>): MockReply | Broken | undefined {
  const fault = faults.get(operation)?.shift();
  switch (fault) {
    case undefined:
    case 'hang':
    case 'cut':
    case 'half':
      return fault;
    case 'garbage':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>so sorry</html>' };
    case 'expired-token':
      return refusal(403, 'Unauthorized', 'The access token you provided has expired.');
    default:
      return refusal(fault, fault === 429 ? 'QuotaExceeded' : 'Fault');
  }
}
