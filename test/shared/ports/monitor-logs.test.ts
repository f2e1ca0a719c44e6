import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESClient } from '@aws-sdk/client-ses';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbAuditLog } from '#shared/adapters/dynamodb/audit-log';
import { dynamoDbCanaryLog } from '#shared/adapters/dynamodb/canary-log';
import { sesCanaryMailer } from '#shared/adapters/ses-canary-mailer';
import type { AuditLog, CanaryLog } from '#shared/ports/watch';
import { at } from '#test/builders/thread';
import { memoryAuditLog, memoryCanaryLog } from '#test/fakes/memory-ports';
import { embeddedTable, LOCAL } from './embedded.ts';

let database: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  database = await embeddedTable();
});
afterAll(() => database.stop());

const auditLogs: [string, () => Promise<AuditLog>][] = [
  ['in memory', () => Promise.resolve(memoryAuditLog())],
  ['in DynamoDB', async () => dynamoDbAuditLog(database.client, await database.newTable())],
];

describe.each(auditLogs)('an audit log %s', (_, make) => {
  it('stores the last verdict', async () => {
    const log = await make();
    expect(await log.read()).toBeUndefined();
    const silences = [
      { store: 'acme', marketplaceId: 'US', longestGapMs: 5, learnedAt: 7, silent: true },
      { store: 'acme', marketplaceId: 'DE', learnedAt: 7, silent: false },
    ];
    const problems = [{ what: 'the canary did not come through: no thread', count: 1 }];
    await log.write({ at: at('10:20'), passed: false, problems, silences });
    expect(await log.read()).toEqual({ at: at('10:20'), passed: false, problems, silences });
    await log.write({ at: at('11:20'), passed: true, problems: [], silences: [] });
    expect(await log.read()).toEqual({ at: at('11:20'), passed: true, problems: [], silences: [] });
  });
});

const canaryLogs: [string, () => Promise<CanaryLog>][] = [
  ['in memory', () => Promise.resolve(memoryCanaryLog())],
  ['in DynamoDB', async () => dynamoDbCanaryLog(database.client, await database.newTable())],
];

describe.each(canaryLogs)('a canary log %s', (_, make) => {
  it('stores the last two, the newest first', async () => {
    const log = await make();
    expect(await log.last()).toEqual([]);
    const [first, second, third] = ['a', 'b', 'c'].map((digit, index) => ({
      nonce: digit.repeat(32),
      sentAt: at('10:00') + index,
    }));
    await log.note(first!);
    expect(await log.last()).toEqual([first]);
    await log.note(second!);
    await log.note(third!);
    expect(await log.last()).toEqual([third, second]);
  });
});

describe('the canary mailer on SES', () => {
  it.each([
    [
      200,
      '<SendRawEmailResponse><SendRawEmailResult><MessageId>1</MessageId></SendRawEmailResult></SendRawEmailResponse>',
    ],
    [400, '<ErrorResponse><Error><Code>MessageRejected</Code></Error></ErrorResponse>'],
  ])('sends one mail, with the configuration set; when SES answers %d it says so', async (status, answer) => {
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(status).end(answer);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const client = new SESClient({
      ...LOCAL,
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      maxAttempts: 1,
    });
    const mail = {
      from: 'alerts@acme.example',
      to: 'canary@intake.acme.example',
      subject: `Replywatch canary ${'0'.repeat(32)}`,
    };
    const sent = sesCanaryMailer(client, 'replywatch-mails').send(mail);
    if (status === 200) await sent;
    else await expect(sent).rejects.toThrow();
    client.destroy();
    server.close();
    expect(bodies).toHaveLength(1);
    const form = new URLSearchParams(bodies[0]);
    expect(form.get('Destinations.member.1')).toBe(mail.to);
    expect(form.get('ConfigurationSetName')).toBe('replywatch-mails');
    const read = await PostalMime.parse(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'));
    expect(read).toMatchObject({
      from: { address: mail.from },
      to: [{ address: mail.to }],
      subject: mail.subject,
    });
  });
});
