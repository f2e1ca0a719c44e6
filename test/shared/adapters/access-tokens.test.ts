import { expect, it } from 'vitest';
import { accessTokens } from '#shared/adapters/channels/access-tokens';
import { hours, minutes } from '#shared/domain/instant';
import { at } from '#test/builders/thread';

/** Tokens by the order in which they were fetched, of two hours each. */
function given() {
  let now = at('10:00');
  let fetched = 0;
  const tokens = accessTokens(() => now);
  const fetch = () => Promise.resolve({ token: `t-${(fetched += 1)}`, livesMs: hours(2) });
  return {
    tokens,
    fetch,
    read: (app = 'a') => tokens.read(app, fetch),
    pass: (ms: number): void => {
      now += ms;
    },
    fetched: () => fetched,
  };
}

it('a token is kept until five minutes before it expires', async () => {
  const { read, pass } = given();
  expect(await read()).toBe('t-1');
  pass(hours(2) - minutes(5) - 1);
  expect(await read()).toBe('t-1');
  pass(1);
  expect(await read()).toBe('t-2');
});

it('each app has its own', async () => {
  const { read } = given();
  expect([await read('a'), await read('b'), await read('a')]).toEqual(['t-1', 't-2', 't-1']);
});

it('simultaneous readers share one request', async () => {
  const { read, fetched } = given();
  expect(await Promise.all([read(), read(), read()])).toEqual(['t-1', 't-1', 't-1']);
  expect(fetched()).toBe(1);
});

it('a refused token is fetched anew', async () => {
  const { read, tokens } = given();
  await read();
  tokens.forget('a');
  expect(await read()).toBe('t-2');
});

it('a failure reaches everybody who waits for it, and is not kept', async () => {
  const { tokens, read } = given();
  const failing = () => tokens.read('a', () => Promise.reject(new Error('no')));
  await expect(Promise.all([failing(), failing()])).rejects.toThrow('no');
  expect(await read()).toBe('t-1');
});

it('a token that lives for less than that is used once', async () => {
  const { tokens, read } = given();
  const short = () => Promise.resolve({ token: 'short', livesMs: minutes(4) });
  expect(await tokens.read('a', short)).toBe('short');
  expect(await read()).toBe('t-1');
});
