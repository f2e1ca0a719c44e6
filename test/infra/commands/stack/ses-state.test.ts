import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsClients, type AwsClients } from '#infra/commands/stack/aws-clients';
import { sesState } from '#infra/commands/stack/ses-state';
import { LOCAL } from '#test/shared/ports/embedded';

let server: Server;
let clients: AwsClients;
/** What was asked, how many at once at most, and how many requests are refused first. */
let asked: string[];
let atOnce: { now: number; most: number };
let refusals: number;

const refusal = (code: string, message: string): string =>
  `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;

beforeEach(async () => {
  [asked, atOnce, refusals] = [[], { now: 0, most: 0 }, 0];
  server = createServer((request, response) => {
    let body = '';
    atOnce.now += 1;
    atOnce.most = Math.max(atOnce.most, atOnce.now);
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.once('end', () => {
      setImmediate(() => {
        atOnce.now -= 1;
        if (refusals > 0) {
          refusals -= 1;
          response.writeHead(400, { 'content-type': 'text/xml' });
          response.end(refusal('Throttling', 'slow'));
          return;
        }
        if ((request.url ?? '').startsWith('/v2/')) {
          asked.push(request.url ?? '');
          response.end(JSON.stringify({ ProductionAccessEnabled: true }));
          return;
        }
        const form = new URLSearchParams(body);
        if (form.get('Action') === 'DescribeActiveReceiptRuleSet') {
          response
            .writeHead(400, { 'content-type': 'text/xml' })
            .end(refusal('InvalidParameterValue', 'not this'));
          return;
        }
        const names = [...form].flatMap(([key, value]) => (key.startsWith('Identities.') ? [value] : []));
        asked.push(`${form.get('Action') ?? ''} ${names.length}`);
        const entries = names.map(
          (name) =>
            `<entry><key>${name}</key><value><VerificationStatus>Success</VerificationStatus></value></entry>`,
        );
        const result = `<VerificationAttributes>${entries.join('')}</VerificationAttributes>`;
        response.writeHead(200, { 'content-type': 'text/xml' });
        response.end(
          `<GetIdentityVerificationAttributesResponse><GetIdentityVerificationAttributesResult>${result}</GetIdentityVerificationAttributesResult></GetIdentityVerificationAttributesResponse>`,
        );
      });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  clients = awsClients({ ...LOCAL, endpoint: `http://127.0.0.1:${port}` });
});
afterEach(async () => {
  Object.values({ ...clients }).forEach((client) => client.destroy());
  await new Promise((done) => server.close(done));
});

it('asks one question after another, each once, whoever asks', async () => {
  const ses = sesState(clients);
  const [first, second] = await Promise.all([
    ses.verification(['acme.example']),
    ses.verification(['acme.example']),
    ses.account(),
    ses.account(),
  ]);
  expect(first).toEqual({ 'acme.example': 'Success' });
  expect(second).toBe(first);
  expect(asked).toEqual(['GetIdentityVerificationAttributes 1', '/v2/email/account']);
  expect(atOnce.most).toBe(1);
});

it('asks for more than a hundred identities in several questions', async () => {
  const names = Array.from({ length: 120 }, (_, index) => `p${index}@acme.example`);
  expect(Object.keys(await sesState(clients).verification(names))).toHaveLength(120);
  expect(asked).toEqual(['GetIdentityVerificationAttributes 100', 'GetIdentityVerificationAttributes 20']);
});

it('asks again when SES refuses for its limit of a request a second', async () => {
  refusals = 2;
  expect(await sesState(clients).verification(['acme.example'])).toEqual({ 'acme.example': 'Success' });
});

it('an answer that failed stops no other question', async () => {
  const ses = sesState(clients);
  await expect(ses.activeRuleSet()).rejects.toThrow('not this');
  expect(await ses.account()).toMatchObject({ ProductionAccessEnabled: true });
});
