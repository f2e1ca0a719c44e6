import { beforeEach, describe, expect, it } from 'vitest';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { boardOf } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';
import { memoryAlertQueue } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const ORDER = '302-1234567-7654321';
const THREAD = `acme-de.${ORDER}`;

let app: ReturnType<typeof boardOf>;

const check = async (body: unknown) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await app.request('/api/check', { method: 'POST', body: text });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const rules = async (body: object): Promise<unknown> =>
  ((await check(body)).body['findings'] as { rule: string }[]).map(({ rule }) => rule);

beforeEach(async () => {
  const threads = memoryThreadStore();
  const now = at('10:00');
  app = boardOf({ threads, now: () => now });
  await record(
    { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(shop()) },
    { id: THREAD, kind: 'message', store: 'acme-us', orderId: ORDER },
    [
      {
        type: 'buyer-message',
        id: 'm1',
        at: at('09:00'),
        trusted: true,
        language: { name: 'de', confidence: 0.9 },
        topic: { name: 'cancellation', confidence: 0.9 },
      },
    ],
    now,
  );
});

describe('POST /api/check', () => {
  it('says what breaks a rule, where, and what to do instead', async () => {
    const text = 'Please write to help@acme-shop.com.';
    const finding = { rule: 'contact-email', level: 'block', start: 16, end: 34 };
    expect(await check({ text, language: 'en' })).toEqual({
      status: 200,
      body: {
        findings: [
          { ...finding, reason: 'Amazon blocks e-mail addresses. Remove it; the buyer can answer here.' },
        ],
      },
    });
    expect((await check({ text, language: 'en', reader: 'zh-CN' })).body).toEqual({
      findings: [{ ...finding, reason: '亚马逊会拦截邮箱地址。请删除，买家可直接在此回复。' }],
    });
  });

  it('knows the order, the language and the topic of a thread', async () => {
    const text = `Your order 302-0000000-7654321 was sent on Monday. Please cancel it under Your Orders.`;
    expect(await rules({ text })).toEqual(['ask-cancel']);
    expect(await rules({ text, threadId: THREAD })).toEqual(['language', 'other-order']);
    expect(await rules({ text, threadId: THREAD, language: 'en-GB' })).toEqual(['other-order']);
  });

  it.each<[unknown, number, string]>([
    ['{', 400, 'the body is not JSON'],
    [{ language: 'en' }, 400, 'the body is not valid: text: is missing: the words to the buyer'],
    [{ text: 'a'.repeat(100 * 1024 + 1) }, 400, 'the body is not valid: text: is longer than 100 KB'],
    [{ text: '好'.repeat(35_000) }, 400, 'the body is not valid: text: is longer than 100 KB'],
    [
      { text: 'a', language: 'German' },
      400,
      'the body is not valid: language: is not a language code; write de, ja, zh-CN ...',
    ],
    [{ text: 'a', to: 'b' }, 400, 'the body is not valid: has unknown fields (to)'],
    [{ text: 'a', threadId: 'acme-de.1' }, 404, 'no thread has this id'],
    [{ text: 'a', threadId: '\u0000' }, 404, 'no thread has this id'],
    [{ text: 'a'.repeat(700_000) }, 413, 'the body is larger than 640 KB'],
  ])('refuses what it cannot check (%#)', async (body, status, error) => {
    expect(await check(body)).toEqual({ status, body: { error } });
  });

  it('answers a text of nothing but breaches with the first thousand', async () => {
    const { status, body } = await check({ text: '🚚 '.repeat(5_000) });
    expect([status, (body['findings'] as unknown[]).length, body['more']]).toEqual([200, 1_000, 4_001]);
  });
});
