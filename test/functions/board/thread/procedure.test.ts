import { beforeEach, describe, expect, it } from 'vitest';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { hours } from '#shared/domain/instant';
import type { Marks } from '#shared/ports/people/marks';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { at, message, threadOf } from '#test/builders/thread';
import { memoryMarks } from '#test/fakes/memory-marks';
import { memoryAlertQueue } from '#test/fakes/memory-ports';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const thread = threadOf();
const PATH = `/threads/${thread.id}`;
let now: number;
let marks: Marks;
let ana: Browser;
let li: Browser;

beforeEach(async () => {
  now = at('12:00');
  marks = memoryMarks();
  const threads = memoryThreadStore();
  const sessions = memorySessions();
  const app = boardOf({ now: () => now, threads, sessions, marks });
  ana = await signedInAt(app, sessions, 'ana', now);
  li = await signedInAt(app, sessions, 'li', now);
  const about = { topic: { name: 'return-or-refund', confidence: 0.9 } } as const;
  await record(
    { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(shop()) },
    thread,
    [message('m1', at('10:00'), about)],
    now,
  );
});

const panelOf = async (browser: Browser): Promise<string> => {
  const html = await (await browser.get(PATH)).text();
  const panel = /<section[^>]*aria-labelledby="procedure">.*?<\/section>/s.exec(html)?.[0] ?? '';
  return panel.replace(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
};
const REFUND = { act: 'tick', procedure: 'return', step: 'refund' };

describe('the procedure beside a conversation', () => {
  it('shows its steps in the reader’s language, and by when all must be done', async () => {
    expect(await panelOf(ana)).toMatch(
      /Procedure: Return or refund Finish by .* · 22 h left Look at the order/,
    );
    expect(await panelOf(li)).toMatch(/处理流程：退货或退款 .*告诉买家下一步/);
    now += hours(23);
    expect(await panelOf(ana)).toContain('1 h late');
  });

  it('records who ticked a step and when, once', async () => {
    expect((await ana.post(PATH, REFUND, PATH)).headers.get('location')).toBe(`${PATH}?done=tick`);
    now += hours(1);
    await li.post(PATH, REFUND, PATH);
    expect(await marks.of(thread.id, now)).toEqual([
      { procedure: 'return', step: 'refund', done: true, by: 'ana', at: at('12:00') },
    ]);
    expect(await panelOf(li)).toContain('✓ Ana Ruiz');
  });

  it('takes a tick away and keeps that on record', async () => {
    await ana.post(PATH, REFUND, PATH);
    now += hours(1);
    await li.post(PATH, { ...REFUND, act: 'untick' }, PATH);
    expect(await panelOf(ana)).not.toContain('✓');
    expect((await marks.of(thread.id, now)).map(({ by, done }) => [by, done])).toEqual([
      ['ana', true],
      ['li', false],
    ]);
  });

  it.each([
    ['a step that needs no tick', { step: 'tell' }],
    ['a step that is none', { step: 'nothing' }],
    ['another procedure', { procedure: 'claim', step: 'decide' }],
    ['nothing', { procedure: '', step: '' }],
  ])('ticks no %s', async (_, wrong) => {
    expect((await ana.post(PATH, { ...REFUND, ...wrong }, PATH)).status).toBe(422);
    expect(await marks.of(thread.id, now)).toEqual([]);
  });
});
