import { beforeEach, describe, expect, it } from 'vitest';
import { minutes, seconds } from '#shared/domain/instant';
import type { TestAnswers } from '#shared/ports/alerts';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';
import { memorySettings } from '#test/fakes/memory-ports';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryTestAnswers, memoryTestRings } from '#test/fakes/memory-test-rings';

let now: number;
let rings: ReturnType<typeof memoryTestRings>;
let answers: TestAnswers;
let ana: Browser;
let li: Browser;

const { settings } = shop();
const withHook = shop({
  people: { ...settings.people, ana: { ...settings.people['ana']!, webhook: 'team' } },
  webhooks: { team: { preset: 'wecom', urlSecret: 'hook/team', language: 'en', timeZone: 'UTC' } },
});

beforeEach(async () => {
  now = at('10:00');
  rings = memoryTestRings();
  answers = memoryTestAnswers();
  const sessions = memorySessions();
  let made = 0;
  const app = boardOf({
    now: () => now,
    sessions,
    settings: memorySettings(withHook),
    testRings: rings,
    testAnswers: answers,
    newForm: () => `a-token-of-its-own-${(made += 1)}`,
  });
  ana = await signedInAt(app, sessions, 'ana', now);
  li = await signedInAt(app, sessions, 'li', now);
});

const press = async (channel: string, browser = ana): Promise<Response> =>
  browser.post('/me/ring', { channel }, '/me');
const wentTo = (answer: Response): string => answer.headers.get('location') ?? '';

describe('a test ring', () => {
  it('has a button for each way that reaches the person, and says who else reads it', async () => {
    const page = await (await ana.get('/me')).text();
    for (const way of ['E-mail to ana@acme.example', 'Slack channel care', 'WeCom (team)'])
      expect(page).toContain(`aria-label="Ring me: ${way}"`);
    expect(page).toContain('Li Wei will see it too.');
    expect(await (await li.get('/me')).text()).not.toContain('team');
  });

  it('goes out by the queue of its channel, for this person and nobody else', async () => {
    for (const channel of ['email', 'slack', 'webhook']) expect((await press(channel)).status).toBe(303);
    expect(rings.rings).toEqual([
      { test: 'a-token-of-its-own-1', channel: 'email', to: 'ana', person: 'ana' },
      { test: 'a-token-of-its-own-2', channel: 'slack', to: 'care', person: 'ana' },
      { test: 'a-token-of-its-own-3', channel: 'webhook', to: 'team', person: 'ana' },
    ]);
  });

  it('cannot be sent by a way that does not reach the person', async () => {
    for (const channel of ['webhook', 'telephone', '']) {
      const answer = await press(channel, li);
      expect(answer.status).toBe(422);
    }
    expect(rings.rings).toEqual([]);
  });

  it('is sent three times a minute at most, whatever others do', async () => {
    for (let pressed = 0; pressed < 3; pressed += 1) await press('slack');
    const refused = await press('email');
    expect(refused.status).toBe(429);
    expect(await refused.text()).toContain('Try again in a minute');
    expect((await press('email', li)).status).toBe(303);
    now += minutes(1);
    expect((await press('email')).status).toBe(303);
    expect(rings.rings).toHaveLength(5);
  });
});

describe('the page of a test ring', () => {
  it('looks again by itself until there is an answer, and says when none came for a minute', async () => {
    const path = wentTo(await press('webhook'));
    const waiting = await ana.get(path);
    expect(waiting.headers.get('refresh')).toBe('2');
    expect(await waiting.text()).toContain('on its way');
    now += minutes(1) - 1;
    expect((await ana.get(path)).headers.get('refresh')).toBe('2');
    now += seconds(1);
    const silent = await ana.get(path);
    expect(silent.headers.get('refresh')).toBeNull();
    expect(await silent.text()).toContain('No answer after a minute');
  });

  it('asks whether it rang once it was accepted, and says what to check when it did not', async () => {
    const path = wentTo(await press('webhook'));
    await answers.note('a-token-of-its-own-1', { result: 'accepted' }, now);
    const page = await (await ana.get(path)).text();
    expect(page).toContain('Did it ring?');
    const [yes = '', no = ''] = [...page.matchAll(/href="([^"]*rang=[^"]*)"/g)].map(([, href]) =>
      (href ?? '').replaceAll('&amp;', '&'),
    );
    expect(await (await ana.get(yes)).text()).toContain('Good.');
    const advice = await (await ana.get(no)).text();
    expect(advice).toContain('What to check');
    expect(advice).toContain('WeCom may send notifications');
    expect(advice).not.toContain('Did it ring?');
  });

  it.each([
    [{ result: 'broken', reason: 'wecom: 200 with code 93000' }, 'refused the test alert'],
    [{ result: 'retry', reason: 'wecom: 429' }, 'did not get through'],
    [{ result: 'unknown', reason: 'no answer: TimeoutError' }, 'did not get through'],
  ] as const)('says why it was not accepted: %j', async (outcome, said) => {
    const path = wentTo(await press('webhook'));
    await answers.note('a-token-of-its-own-1', outcome, now);
    const page = await (await ana.get(`${path}&rang=no`)).text();
    expect(page).toContain(said);
    expect(page).toContain(outcome.reason);
    expect(page).not.toContain('What to check');
  });

  it('speaks its reader’s language', async () => {
    const path = wentTo(await press('slack', li));
    await answers.note('a-token-of-its-own-1', { result: 'accepted' }, now);
    expect(await (await li.get(path)).text()).toContain('响了吗？');
    expect(await (await li.get(`${path}&rang=no`)).text()).toContain('请检查');
  });

  it('leads back when its address is none of ours', async () => {
    for (const query of [
      '',
      '?channel=slack',
      '?channel=slack&test=x&since=1',
      '?channel=slack&test=token-token&since=x',
    ])
      expect(wentTo(await ana.get(`/me/ring${query}`))).toBe('/me#ring');
  });
});
