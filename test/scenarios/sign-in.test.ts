import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApiResponse } from '#infra/local/state/types';
import { startStory, type Story } from './story.ts';

const HOST = '127.0.0.1:4000';

let story: Story;
beforeAll(async () => {
  story = await startStory('10:00');
});
afterAll(() => story.stack.stop());

interface Page extends Pick<ApiResponse, 'status' | 'headers'> {
  readonly cookies: readonly string[];
  readonly html: string;
}

/** What a browser at an address does; a form makes it a POST. */
async function browse(
  url: string,
  {
    form,
    cookie,
    from = '203.0.113.7',
  }: { form?: Record<string, string>; cookie?: string; from?: string } = {},
): Promise<Page> {
  const {
    status,
    headers,
    cookies = [],
    body,
  } = await story.stack.api({
    method: form === undefined ? 'GET' : 'POST',
    url,
    headers: {
      host: HOST,
      accept: 'text/html',
      ...(cookie !== undefined && { cookie }),
      ...(form !== undefined && {
        origin: `http://${HOST}`,
        'content-type': 'application/x-www-form-urlencoded',
      }),
    },
    body: Buffer.from(new URLSearchParams(form).toString()),
    sourceIp: from,
  });
  return { status, headers, cookies, html: Buffer.from(body).toString() };
}

/** Asks for a link, and returns its path out of the mail. */
async function linkTo(email: string): Promise<string> {
  await story.stack.clearOutbox();
  expect((await browse('/sign-in', { form: { email } })).status).toBe(303);
  await story.stack.settle();
  const [mail] = story.stack.outbox();
  expect(mail?.to).toEqual([email]);
  return /http:\/\/127\.0\.0\.1:4000(\/sign-in\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

it('a person signs in by the link of the mail, on the bundles of the cloud, and out again', async () => {
  const path = await linkTo('ana@acme.example');
  expect((await browse(path)).html).toContain('Ana Ruiz');
  const pressed = await browse(path, { form: {} });
  expect(pressed).toMatchObject({ status: 303, headers: { location: '/inbox' } });
  const [cookie = ''] = pressed.cookies[0]?.split(';') ?? [];
  expect((await browse(path, { form: {} })).status).toBe(410);
  const me = await browse('/me', { cookie: `other=1; ${cookie}` });
  expect(me.status).toBe(200);
  const token = /name="token" value="([^"]+)"/.exec(me.html)?.[1] ?? '';
  expect((await browse('/sign-out', { form: { token }, cookie })).status).toBe(303);
  expect((await browse('/me', { cookie })).headers).toMatchObject({ location: '/sign-in?then=%2Fme' });
});

it('nobody else gets a mail', async () => {
  await story.stack.clearOutbox();
  expect((await browse('/sign-in', { form: { email: 'eve@elsewhere.example' } })).status).toBe(303);
  await story.stack.settle();
  expect(story.stack.outbox()).toEqual([]);
});

it('ten presses of a used link lock one network out for that person, and the manager gets a mail', async () => {
  const used = await linkTo('li@acme.example');
  expect((await browse(used, { form: {} })).status).toBe(303);
  await story.stack.clearOutbox();
  const from = '192.0.2.66';
  const presses = Array.from({ length: 10 }, () => browse(used, { form: {}, from }));
  expect(new Set((await Promise.all(presses)).map(({ status }) => status))).toEqual(new Set([410]));
  await story.stack.settle();
  expect(story.stack.outbox().map(({ to }) => to)).toEqual([['chen@acme.example']]);
  const fresh = await linkTo('li@acme.example');
  expect((await browse(fresh, { form: {}, from })).status).toBe(429);
  expect((await browse(fresh, { form: {} })).status).toBe(303);
});
