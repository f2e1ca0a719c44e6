import { expect, it } from 'vitest';
import { callApi } from '#infra/local/cloud/functions/http-api';

const request = { method: 'GET', url: '/me', headers: {}, body: new Uint8Array(), sourceIp: '127.0.0.1' };

/** Calls a function through the HTTP API; returns the event that it got, and the answer. */
async function called(
  headers: Record<string, string>,
  answer: object,
): Promise<{ event: unknown; response: Awaited<ReturnType<typeof callApi>> }> {
  let event: unknown;
  const target = {
    name: 'board',
    kill: () => undefined,
    stop: () => Promise.resolve(),
    invoke(given: unknown) {
      event = given;
      return Promise.resolve(answer);
    },
  };
  const response = await callApi([{ key: 'GET /me', target }], { ...request, headers }, 0);
  return { event, response };
}

it('hands cookies to the function in a list, and out of the headers, as payload 2.0 does', async () => {
  const { event } = await called(
    { Cookie: 'a=1; __Host-session=x.y', accept: 'text/html' },
    { statusCode: 200 },
  );
  expect(event).toMatchObject({
    cookies: ['a=1', '__Host-session=x.y'],
    headers: { accept: 'text/html' },
  });
  expect(event).not.toHaveProperty('headers.cookie');
  expect((await called({}, { statusCode: 200 })).event).not.toHaveProperty('cookies');
});

it('sets each cookie that the function lists', async () => {
  const { response } = await called({}, { statusCode: 303, cookies: ['a=1; Path=/', 'b=2; Path=/'] });
  expect(response).toMatchObject({ status: 303, cookies: ['a=1; Path=/', 'b=2; Path=/'] });
});
