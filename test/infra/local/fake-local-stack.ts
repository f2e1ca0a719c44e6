import type { LocalStack } from '#infra/local/cloud/local-stack';
import type { RelayRefusal } from '#infra/local/relay/refusals';
import type { ApiRequest, IncomingMail, OutboxEntry } from '#infra/local/state/types';

/** A stack that only records its requests. */
export interface FakeLocalStack extends LocalStack {
  readonly mails: IncomingMail[];
  readonly requests: ApiRequest[];
  readonly notifications: string[];
  readonly calls: string[];
  /** The API's answer for `/api/threads`. */
  threads: object[];
  entries: OutboxEntry[];
  /** Alerts that leave when the clock moves. */
  leaving: OutboxEntry[];
}

export const TEN = Date.parse('2026-03-02T10:00:00Z');

export function fakeLocalStack(): FakeLocalStack {
  let now = TEN;
  let refusal: RelayRefusal | undefined;
  const fake: FakeLocalStack = {
    mails: [],
    requests: [],
    notifications: [],
    calls: [],
    threads: [],
    entries: [],
    leaving: [],
    model: { failNext: () => undefined, asked: () => [] },
    failed: new Promise(() => undefined),
    now: () => now,
    advanceTo(instant) {
      now = instant;
      fake.entries = [...fake.entries, ...fake.leaving];
      return Promise.resolve();
    },
    settle() {
      fake.calls.push('settle');
      return Promise.resolve();
    },
    takeIn(mail) {
      fake.mails.push(mail);
      return Promise.resolve();
    },
    notify(body) {
      fake.notifications.push(body);
      return Promise.resolve();
    },
    outbox: () => fake.entries,
    heartbeats: () => 0,
    clearOutbox() {
      fake.entries = [];
      return Promise.resolve();
    },
    dns: {
      server: '127.0.0.1:53',
      answerMx: () => undefined,
      answerTxt: () => undefined,
      stop: () => Promise.resolve(),
    },
    ses: { makeIdentity: () => undefined },
    relay: {
      refusal: () => refusal,
      refuse(next) {
        refusal = next;
      },
    },
    aws(request) {
      fake.requests.push(request);
      return Promise.resolve({ status: 200, headers: {}, body: Buffer.from('from AWS') });
    },
    api(request) {
      fake.requests.push(request);
      const body = request.url.startsWith('/api/threads') ? fake.threads : { from: 'the API' };
      return Promise.resolve({
        status: 200,
        headers: { 'content-type': 'application/json', 'x-answered-by': 'stack' },
        body: Buffer.from(JSON.stringify(body)),
      });
    },
    endpoints: {
      dynamodb: 'http://127.0.0.1:1',
      sqs: 'http://127.0.0.1:2',
      ses: 'http://127.0.0.1:4',
      secretsManager: 'http://127.0.0.1:3',
    },
    recording: { tableName: 'table', hashSecret: JSON.stringify({ key: 'k'.repeat(64) }) },
    stop() {
      fake.calls.push('stop');
      return Promise.resolve();
    },
  };
  return fake;
}

export function email(changes: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    channel: 'email',
    at: '2026-03-02T22:00:00.000Z',
    to: ['li@acme.example'],
    subject: '[12 h left] Buyer message unanswered',
    text: 'Acknowledge:\nhttp://127.0.0.1:4000/a/token',
    html: '<p>12 h left</p>',
    headers: { references: '<1@thread.replywatch>' },
    ...changes,
  };
}
