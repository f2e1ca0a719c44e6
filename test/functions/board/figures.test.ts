import { beforeEach, expect, it } from 'vitest';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Fact } from '#shared/domain/thread/fact';
import { boardOf } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';
import { memoryAlertQueue } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

let app: ReturnType<typeof boardOf>;

beforeEach(async () => {
  const threads = memoryThreadStore();
  const alerts = memoryAlertQueue();
  const now = at('2026-03-04T10:00');
  app = boardOf({
    threads,
    alerts,
    now: () => now,
  });
  const add = (id: string, ...facts: Fact[]): Promise<unknown> =>
    record(
      { threads, alerts, change: changeThread, rules: rulesOf(shop()) },
      { ...threadOf(), id: `acme-us.${id}` },
      facts,
      now,
    );
  await add('1', message('m1', at('10:00')), reply('r1', at('12:00')));
  await add('2', message('m2', at('10:00')));
  await add('2', reply('r2', at('2026-03-03T16:00')));
  await add('3', message('m3', at('2026-03-04T09:00')));
});

it('show how the stores answer, against the targets of the settings', async () => {
  const answer = await app.request('/api/figures?days=7&store=acme-us');
  expect(await answer.json()).toEqual({
    from: '2026-02-25T10:00:00.000Z',
    until: '2026-03-04T10:00:00.000Z',
    lines: { responseRate: 0.9, medianFirstResponseMs: 43_200_000 },
    figures: [
      {
        store: 'acme-us',
        marketplaceId: 'ATVPDKIKX0DER',
        messages: 3,
        answeredInTime: 1,
        late: 1,
        noResponse: 0,
        noResponseNeeded: 0,
        pending: 1,
        responseRate: 0.5,
        firstResponse: { averageMs: 57_600_000, medianMs: 7_200_000, p90Ms: 108_000_000 },
        backlog: [1, 0, 0, 0, 0],
        meets: { responseRate: false, medianFirstResponse: true },
      },
    ],
  });
});

it('come as CSV on request', async () => {
  const answer = await app.request('/api/figures', { headers: { accept: 'text/csv' } });
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const [head, row] = (await answer.text()).split('\r\n');
  expect(head).toMatch(
    /^store,marketplace_id,messages,answered_within_24h,.*backlog_under_12h,.*,backlog_older$/,
  );
  expect(row).toBe('acme-us,ATVPDKIKX0DER,3,1,1,0,0,1,0.5,16,2,30,1,0,0,0,0');
  expect(row?.split(',')).toHaveLength(head?.split(',').length ?? 0);
});

it('refuse a request that makes no sense', async () => {
  for (const [query, words] of [
    ['days=0', 'days'],
    ['days=91', 'days'],
    ['store=nowhere', 'store: is not in the settings'],
  ]) {
    const answer = await app.request(`/api/figures?${query}`);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toContain(words);
  }
});
