import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { resourceRequestSchema, seedSettings } from '#functions/seed-settings/seed-settings';
import { putAnswer } from '#shared/adapters/cloudformation-answer';
import { settingsSchema } from '#shared/contracts/settings/settings';

const example = JSON.stringify(parse(readFileSync('infra/settings/example.yaml', 'utf8')));

async function seed(
  changes: { RequestType?: string; SettingsJson?: string },
  put: (version: string, json: string) => Promise<void> = (_version, json) => {
    settingsSchema.parse(JSON.parse(json));
    return Promise.resolve();
  },
): Promise<{ answer: unknown; stored: string[]; kept: string[][]; bytes: number; waitedMs: number }> {
  const stored: string[] = [];
  const kept: string[][] = [];
  let answer: unknown;
  let [bytes, waitedMs] = [0, 0];
  const { RequestType = 'Create', SettingsJson = example } = changes;
  await seedSettings(
    {
      settings: {
        async put(version, json) {
          await put(version, json);
          stored.push(version);
        },
      },
      devices: {
        keepOnly(people) {
          kept.push([...people]);
          return Promise.resolve();
        },
      },
      pushKey: {
        put(key) {
          stored.push(key);
          return Promise.resolve();
        },
      },
      publicKey: () => Promise.resolve('public key'),
      now: () => 0,
      pause: (milliseconds) => Promise.resolve((waitedMs += milliseconds)),
      answer(url, body) {
        expect(url).toBe('https://cloudformation.example/answer');
        answer = JSON.parse(body);
        bytes = Buffer.byteLength(body);
        return Promise.resolve();
      },
    },
    resourceRequestSchema.parse({
      RequestType,
      ResponseURL: 'https://cloudformation.example/answer',
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Settings',
      ResourceProperties: { ServiceToken: 'arn', SettingsJson, Version: 'v1' },
    }),
  );
  return { answer, stored, kept, bytes, waitedMs };
}

describe('the settings of a deploy', () => {
  it('are stored under their version with the key for push, and CloudFormation gets its answer', async () => {
    const { answer, stored, kept } = await seed({});
    expect(stored).toEqual(['v1', 'public key']);
    // Whoever is not among these has no device any more.
    expect(kept).toEqual([['li', 'ana', 'chen']]);
    expect(answer).toMatchObject({
      Status: 'SUCCESS',
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Settings',
    });
  });

  it('fail the deploy in words when they are wrong, and store nothing', async () => {
    const { answer, stored } = await seed({ SettingsJson: '{"sender":"nobody"}' });
    expect(stored).toEqual([]);
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('sender') as string });
    expect((await seed({ SettingsJson: '{' })).answer).toMatchObject({ Status: 'FAILED' });
  });

  it('fail the deploy when they cannot be stored, instead of hanging it', async () => {
    const { answer } = await seed({}, () => Promise.reject(new TypeError(`no room for ${example}`)));
    expect(answer).toMatchObject({
      Status: 'FAILED',
      Reason: 'the settings could not be stored: TypeError',
    });
  });

  it('wait until the right to store them has reached DynamoDB, and not for ever', async () => {
    const notYet = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    let refusals = 3;
    const late = await seed({}, () => ((refusals -= 1) < 0 ? Promise.resolve() : Promise.reject(notYet)));
    expect(late).toMatchObject({
      answer: { Status: 'SUCCESS' },
      stored: ['v1', 'public key'],
      waitedMs: 15_000,
    });
    const never = await seed({}, () => Promise.reject(notYet));
    expect(never).toMatchObject({
      answer: { Status: 'FAILED', Reason: 'the settings could not be stored: AccessDeniedException' },
      waitedMs: 35_000,
    });
  });

  it('that are wrong in a thousand places still fit into an answer, which CloudFormation limits to 4 KB', async () => {
    const stores = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`店铺-${index}`, { name: 1, marketplaces: '德国' }]),
    );
    const { answer, bytes } = await seed({ SettingsJson: JSON.stringify({ stores }) });
    expect(answer).toMatchObject({
      Status: 'FAILED',
      Reason: expect.stringMatching(/^the settings are wrong: .* \.\.\.$/s) as string,
    });
    expect(bytes).toBeGreaterThan(2_500);
    expect(bytes).toBeLessThan(4_096);
  });

  it('stay when the stack is deleted', async () => {
    const { answer, stored } = await seed({ RequestType: 'Delete' });
    expect(stored).toEqual([]);
    expect(answer).toMatchObject({ Status: 'SUCCESS' });
  });
});

describe('the answer to CloudFormation', () => {
  it('carries no content type, and fails when it is refused', async () => {
    const seen: { headers: IncomingHttpHeaders; body: string }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push({ headers: request.headers, body });
        response.writeHead(seen.length === 1 ? 200 : 403).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/answer`;
    await putAnswer(url, '{"Status":"SUCCESS"}');
    expect(seen[0]?.body).toBe('{"Status":"SUCCESS"}');
    expect(seen[0]?.headers['content-type']).toBeUndefined();
    await expect(putAnswer(url, '{}')).rejects.toThrow('status 403');
    server.close();
  });
});
