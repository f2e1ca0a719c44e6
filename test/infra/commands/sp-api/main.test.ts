import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spApi } from '#infra/commands/sp-api/sp-api';
import { openOutbox } from '#infra/local/services/outbox';
import { type SmallServices, startSmallServices } from '#infra/local/services/small-services';
import { type SpApiMock, startSpApiMock } from '#infra/local/sp-api/mock';
import { MOCK_APPLICATION, settingsWithSpApi } from '#infra/local/sp-api/sp-api-settings';
import { typeTo } from '#test/infra/terminal/type-to';

const EXAMPLE = 'infra/settings/example.yaml';
const secret = {
  clientId: 'client',
  clientSecret: 'secret',
  refreshTokens: { 'acme-us': { na: 'us' }, 'acme-eu': { eu: 'eu' } },
};

let dir: string;
let services: SmallServices;
let mock: SpApiMock;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'replywatch-cli-'));
  services = await startSmallServices({
    outbox: openOutbox(undefined),
    now: Date.now,
    publishMailEvents: () => Promise.resolve(),
    ses: { answer: () => undefined },
    deliver: ({ recipients }) => Promise.resolve(recipients),
    onHeartbeat: () => undefined,
    secrets: new Map([['replywatch/sp-api', JSON.stringify(secret)]]),
    oldestSeconds: () => Promise.resolve(undefined),
  });
  mock = await startSpApiMock({
    now: Date.now,
    applicationId: MOCK_APPLICATION,
    secret,
    shop: { document: () => undefined },
  });
});
afterAll(async () => {
  await Promise.all([services.stop(), mock.stop()]);
  rmSync(dir, { recursive: true });
});

/** Runs the command as npm does, with AWS and SP-API on this machine. */
const run = (...flags: string[]): Promise<{ code: number; out: string }> =>
  new Promise((done) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'infra/commands/sp-api/main.ts', ...flags],
      {
        env: {
          ...process.env,
          AWS_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: 'local',
          AWS_SECRET_ACCESS_KEY: 'local',
          AWS_ENDPOINT_URL_SECRETS_MANAGER: services.endpoint,
          SP_API_ENDPOINT_URL: mock.endpoint,
        },
      },
      (error, stdout, stderr) =>
        done({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr }),
    );
  });

it('says for each store what is there and what is missing, and exits as incomplete', async () => {
  const { code, out } = await run('check', '--settings', settingsWithSpApi(EXAMPLE, dir));
  expect(out).toContain(
    'acme-eu in eu\n  ok      authorised; it sells in DE, GB, FR\n  MISSING ORDER_CHANGE',
  );
  expect(code).toBe(1);
});

it('says what is wrong with its arguments', async () => {
  expect((await typeTo(spApi, ['delete'])).code).toBe(2);
  expect(await typeTo(spApi, [])).toEqual({
    code: 2,
    out: '',
    err: 'npm run sp-api needs check; --help shows how to write it\n',
  });
  expect(await typeTo(spApi, ['check', '--settings', EXAMPLE])).toEqual({
    code: 1,
    out: '',
    err: `${EXAMPLE}: there is no spApi; infra/settings/example.yaml shows how to write it\n`,
  });
  expect((await typeTo(spApi, ['check', '--settings', 'no-such.yaml'])).err).toContain(
    'no-such.yaml: there is no such file',
  );
});
