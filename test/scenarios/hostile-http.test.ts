import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SECURITY_HEADERS } from '#functions/board/security-headers';
import { BOARD_ROUTES } from '#infra/stack/people/routes';
import { readTemplate } from '#infra/local/state/template';
import { type GatewayServer, startGatewayServer } from '#infra/local/web/gateway-server';
import { HOSTILE_BODIES, HOSTILE_NUMBERS, HOSTILE_TEXTS, MARK } from '#test/builders/hostile-inputs';
import { ASSEMBLY_CACHE } from './assembly.ts';
import { startStory, type Story } from './story.ts';

const THREAD = 'acme-us.111-2233445-6677889';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

let story: Story;
let server: GatewayServer;
let dataDir: string;
/** Path of the link in the alert to Slack, and its token. */
let link: string;
let token: string;
let before: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'replywatch-hostile-'));
  story = await startStory('10:00', { logFile: join(dataDir, 'functions.log') });
  server = await startGatewayServer(0, (one) => story.stack.api(one));
  await story.buyerWrites();
  await story.buyerWrites({ orderId: '111-0000000-0000002', token: 'OTHER', messageId: '<2@amazonses.com>' });
  await story.until('22:01');
  const alert = story.stack.outbox().find(({ text }) => text.includes('111-2233445-6677889'));
  link = /127\.0\.0\.1:4000(\/a\/[\w.-]+)/.exec(JSON.stringify(alert))![1]!;
  token = link.slice('/a/'.length);
  before = await threads();
});
afterAll(async () => {
  await server.stop();
  await story.stack.stop();
  rmSync(dataDir, { recursive: true });
});

/** Sends bytes over a bare socket, so that no client tidies them up on the way. */
function ask(method: string, path: string, body?: Uint8Array, type?: string): Promise<Answer> {
  return new Promise((done, fail) => {
    const headers = type === undefined ? {} : { 'content-type': type };
    const asked = request(`${server.url}/`, { method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        done({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    asked.on('error', fail);
    asked.end(body);
  });
}

/** The threads exactly as they are stored. */
async function threads(): Promise<string> {
  const client = new DynamoDBClient({
    endpoint: story.stack.endpoints.dynamodb,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { Items = [] } = await client.send(
    new ScanCommand({ TableName: story.stack.recording.tableName, ConsistentRead: true }),
  );
  client.destroy();
  const stored = Items.flatMap(({ pk, version, thread }) =>
    pk?.S?.startsWith('thread#') === true ? [`${pk.S} ${version?.N ?? ''} ${thread?.S ?? ''}`] : [],
  );
  return JSON.stringify(stored.toSorted());
}

/** A plain refusal: a short 4xx that reveals nothing of the request or of us, and changes nothing. */
function expectRefusal({ status, headers, body }: Answer, by: 'board' | 'gateway' = 'board'): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(body.length).toBeLessThan(6_000);
  expect(body).not.toContain(MARK);
  expect(body).not.toMatch(/\bat .+:\d+:\d+|node_modules|Error:|ZodError|stack/);
  expect(
    Object.keys(headers).filter((name) => /^access-control|^set-cookie|^location|^server/.test(name)),
  ).toEqual([]);
  if (by === 'board') expectSecured(headers);
}

function expectSecured(headers: Answer['headers']): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    expect(headers[name.toLowerCase()]).toBe(value);
}

const routes = z
  .array(z.object({ RouteKey: z.string() }))
  .parse(
    readTemplate(`${ASSEMBLY_CACHE}/cdk.out`).flatMap(({ type, properties }) =>
      type === 'AWS::ApiGatewayV2::Route' ? [properties] : [],
    ),
  )
  .map(({ RouteKey }) => RouteKey);

/** Links of alerts and the API; all others are pages of the board. */
const OTHERS = routes.filter((key) => / \/(?:a|api)\//.test(key));
const PAGES = routes.filter((key) => !OTHERS.includes(key));

/** A stranger is sent to the sign-in page or refused, and learns and changes nothing. */
function expectTurnedAway({ status, headers, body }: Answer): void {
  expect(status).toBeLessThan(500);
  if (status >= 300 && status < 400) expect(headers['location']).toMatch(/^\/(?:sign-in|inbox)(?:\?|$)/);
  expect(body.length).toBeLessThan(6_000);
  expect(body).not.toMatch(/\bat .+:\d+:\d+|node_modules|Error:|ZodError|<script>/);
  expect(headers['set-cookie'] ?? []).toEqual([]);
}

/** What a route takes besides its path. */
const QUERIES: Readonly<Record<string, { texts: readonly string[]; numbers: readonly string[] }>> = {
  'GET /api/threads': { texts: ['state', 'limit', 'offset'], numbers: ['limit', 'offset'] },
  'GET /api/figures': { texts: ['days', 'store'], numbers: ['days'] },
  'GET /api/on-duty': { texts: ['rota', 'format', 'language', 'timeZone'], numbers: [] },
  'GET /api/account': { texts: ['store', 'day'], numbers: ['day'] },
};

const fill = (path: string, text: string): string => path.replace(/\{\w+\}/, encodeURIComponent(text));
const valid = (path: string): string => path.replace('{id}', THREAD).replace('{token}', token);

describe('every route of the template', () => {
  it('is covered here', () => {
    expect(routes.toSorted()).toEqual(BOARD_ROUTES.map(({ method, path }) => `${method} ${path}`).toSorted());
  });

  it.each(PAGES)('%s turns strangers away, whatever they send', async (key) => {
    const [method = '', path = ''] = key.split(' ');
    for (const text of [...Object.values(HOSTILE_TEXTS), '%', MARK.repeat(300)]) {
      expectTurnedAway(await ask(method, fill(path, text)));
      if (method === 'GET')
        expectTurnedAway(
          await ask('GET', `${fill(path, 'x')}?${encodeURIComponent(text)}=${encodeURIComponent(text)}`),
        );
    }
    if (method === 'POST')
      for (const { type, body } of Object.values(HOSTILE_BODIES))
        expectTurnedAway(await ask('POST', fill(path, 'x'), body, type));
    expect(await threads()).toBe(before);
  });

  it.each(OTHERS.filter((one) => one.includes('{')))(
    '%s refuses the usual attacks in a path',
    async (key) => {
      const [method = '', path = ''] = key.split(' ');
      const said = path.startsWith('/api/mutes') ? { by: 'li' } : { type: 'acknowledged', by: 'li' };
      const body = method === 'POST' ? Buffer.from(JSON.stringify(said)) : undefined;
      // The last is longer than any key of the table.
      for (const text of [...Object.values(HOSTILE_TEXTS), '%', MARK.repeat(300)])
        expectRefusal(await ask(method, fill(path, text), body, 'application/json'));
      expectRefusal(await ask(method, path.replace(/\{\w+\}/, '%ff%zz')), 'gateway');
      expectRefusal(await ask(method, fill(path, MARK.repeat(10_000))), 'gateway');
      expect(await threads()).toBe(before);
    },
  );

  it.each(Object.entries(QUERIES))(
    '%s refuses the usual attacks in a query',
    async (key, { texts, numbers }) => {
      const path = key.split(' ')[1]!;
      for (const name of texts)
        for (const text of Object.values(HOSTILE_TEXTS))
          expectRefusal(await ask('GET', `${path}?${name}=${encodeURIComponent(text)}`));
      for (const name of numbers)
        for (const number of HOSTILE_NUMBERS)
          expectRefusal(await ask('GET', `${path}?${name}=${encodeURIComponent(number)}`));
    },
  );

  it.each(OTHERS.filter((one) => one.startsWith('POST')))(
    '%s refuses bodies that are not requests',
    async (key) => {
      const path = valid(key.split(' ')[1]!);
      for (const { type, body } of Object.values(HOSTILE_BODIES))
        expectRefusal(await ask('POST', path, body, type));
      expect(await threads()).toBe(before);
    },
  );

  it('answers no other method, no other spelling and no other site', async () => {
    for (const key of OTHERS) {
      const [own = '', path = ''] = key.split(' ');
      for (const method of [
        'PUT',
        'DELETE',
        'PATCH',
        'OPTIONS',
        'TRACE',
        'PROPFIND',
        own === 'GET' ? 'POST' : 'GET',
      ])
        if (!routes.includes(`${method} ${path}`)) expectRefusal(await ask(method, valid(path)), 'gateway');
      for (const spelling of [
        `${valid(path)}/`,
        valid(path).toUpperCase(),
        `/${valid(path)}`,
        `${valid(path)}/..`,
      ])
        expectRefusal(await ask(own, spelling), 'gateway');
    }
    expect(await threads()).toBe(before);
  });

  it.each(['type', 'by', 'to', 'until', 'at', 'reason', 'replyId', 'threadId'])(
    'rejects each hostile %s of a fact',
    async (field) => {
      const acts: Readonly<Record<string, object>> = {
        to: { type: 'handed-over' },
        until: { type: 'snoozed' },
        at: { type: 'answered-elsewhere' },
        replyId: { type: 'reply-confirmed' },
        threadId: { type: 'answers' },
      };
      for (const text of Object.values(HOSTILE_TEXTS)) {
        // A reason is free text: without a person, it is refused.
        const by = field === 'reason' ? MARK : 'li';
        const body = { type: 'no-response-needed', reason: 'thanks only', ...acts[field], by, [field]: text };
        if (field in acts) delete (body as { reason?: string }).reason;
        expectRefusal(
          await ask(
            'POST',
            `/api/threads/${THREAD}/facts`,
            Buffer.from(JSON.stringify(body)),
            'application/json',
          ),
        );
      }
      expect(await threads()).toBe(before);
    },
  );

  it.each(['act', 'person', 'to', 'until', 'when', 'at', 'reply'])(
    'rejects each hostile %s of a form',
    async (field) => {
      const acts: Readonly<Record<string, string>> = {
        to: 'handed-over',
        until: 'snoozed',
        when: 'answered-elsewhere',
        at: 'answered-elsewhere',
        reply: 'reply-confirmed',
      };
      for (const text of Object.values(HOSTILE_TEXTS)) {
        const act = acts[field] ?? 'acknowledged';
        const form = new URLSearchParams({ act, person: 'li', when: 'at', [field]: text });
        expectRefusal(
          await ask('POST', link, Buffer.from(form.toString()), 'application/x-www-form-urlencoded'),
        );
      }
      expect(await threads()).toBe(before);
    },
  );
});

describe('a link', () => {
  const part = (index: number): string => token.split('.')[index]!;
  const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = (): Record<string, unknown> =>
    z.record(z.string(), z.unknown()).parse(JSON.parse(Buffer.from(part(1), 'base64url').toString()));
  const flipped = (text: string): string =>
    `${text.slice(0, 5)}${text[5] === 'A' ? 'B' : 'A'}${text.slice(6)}`;
  const signed = (payload: object, header: object, key: string): Promise<string> =>
    new SignJWT({ ...payload }).setProtectedHeader({ alg: 'HS256', ...header }).sign(Buffer.from(key));
  /** The stack's own signing key, which only its functions may read. */
  const ownKey = async (): Promise<{ kid: string; key: string }> => {
    const client = new SecretsManagerClient({
      endpoint: story.stack.endpoints.secretsManager,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const { id } = readTemplate(`${ASSEMBLY_CACHE}/cdk.out`).find(
      (one) => one.type === 'AWS::SecretsManager::Secret' && one.id.startsWith('Link'),
    )!;
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: `${id}-local` }));
    client.destroy();
    return z.object({ kid: z.string(), key: z.string() }).parse(JSON.parse(SecretString));
  };

  it('that is forged or altered leads nowhere', async () => {
    const { kid } = z
      .object({ kid: z.string() })
      .parse(JSON.parse(Buffer.from(part(0), 'base64url').toString()));
    const none = encoded({ alg: 'none', kid });
    const forged: Record<string, string> = {
      'another header': `${flipped(part(0))}.${part(1)}.${part(2)}`,
      'other claims': `${part(0)}.${flipped(part(1))}.${part(2)}`,
      'another signature': `${part(0)}.${part(1)}.${flipped(part(2))}`,
      'a claim swapped': `${part(0)}.${encoded({ ...claims(), thr: 'acme-us.111-0000000-0000002' })}.${part(2)}`,
      'no algorithm': `${none}.${part(1)}.`,
      'no algorithm, with the signature': `${none}.${part(1)}.${part(2)}`,
      'no signature': `${part(0)}.${part(1)}.`,
      'a key of their own': await signed(claims(), { kid }, 'x'.repeat(40)),
      'another kid': await signed(claims(), { kid: MARK }, 'x'.repeat(40)),
      'a key in the header': await signed(claims(), { kid, jwk: { kty: 'oct', k: 'eA' } }, 'x'.repeat(40)),
      'a kid that is a path': await signed(claims(), { kid: '../../dev/null' }, ''.padEnd(32, '\0')),
      'a space': `${token} `,
      'a line': `${token}\n`,
      'a part more': `${token}.${part(2)}`,
      'cut off': token.slice(0, -2),
      'twice encoded': encodeURIComponent(token.replaceAll('.', '%2e')),
      'other letters': token.toUpperCase(),
    };
    for (const one of Object.values(forged))
      for (const method of ['GET', 'POST']) {
        const answer = await ask(method, `/a/${encodeURIComponent(one)}`);
        expectRefusal(answer);
        expect(answer.status).toBe(404);
      }
    expect(await threads()).toBe(before);
  });

  it('that is expired, or for somebody unknown to the settings, leads nowhere', async () => {
    const { kid, key } = await ownKey();
    const expired = await signed(
      { ...claims(), exp: Math.floor(story.stack.now() / 1000) - 1 },
      { kid },
      key,
    );
    const stranger = await signed({ ...claims(), rcp: ['person', 'stranger'] }, { kid }, key);
    const ofNoKind = await signed({ ...claims(), rcp: ['__proto__', 'li'] }, { kid }, key);
    for (const method of ['GET', 'POST']) {
      const statuses = [expired, stranger, ofNoKind].map(async (one) => {
        const answer = await ask(method, `/a/${one}`);
        expectRefusal(answer);
        return answer.status;
      });
      expect(await Promise.all(statuses)).toEqual([410, 404, 404]);
    }
    expect(await threads()).toBe(before);
  });

  it('that is good does what it says, once, and to its own thread only', async () => {
    const form = Buffer.from('act=acknowledged&person=li');
    const shown = await ask('GET', link);
    expect(shown.status).toBe(200);
    expectSecured(shown.headers);
    const act = (): Promise<Answer> => ask('POST', link, form, 'application/x-www-form-urlencoded');
    expect((await act()).status).toBe(200);
    const after = await threads();
    expect(after).not.toBe(before);
    expect((await act()).body).toContain('You have already done this');
    expect(await threads()).toBe(after);
    const other = (text: string): string =>
      z
        .array(z.string())
        .parse(JSON.parse(text))
        .find((one) => one.includes('0000002'))!;
    expect(other(after)).toBe(other(before));
  });
});

describe('the logs', () => {
  it('contain nothing of all this, though each final refusal was logged by its route', () => {
    const log = readFileSync(join(dataDir, 'functions.log'), 'utf8');
    expect(log).toContain('ingest-mail');
    expect(log).not.toContain(MARK);
    expect(log).not.toContain('a request failed');
  });
});
