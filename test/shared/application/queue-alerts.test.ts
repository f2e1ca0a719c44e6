import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALERTS_BEFORE_DIGEST, bundle, DIGEST_WINDOW_MS } from '#shared/application/threads/queue-alerts';
import type { Dispatch } from '#shared/domain/escalation/advance';
import { hours, type Instant, minutes, seconds } from '#shared/domain/instant';
import { sendKey } from '#shared/domain/sends/send';
import { at } from '#test/builders/thread';

const now = at('21:59');

function dispatch(n: number, fireAt: Instant, recipient = 'li', dueAt = fireAt + hours(12)): Dispatch {
  return {
    threadId: `acme-us.111-1111111-000000${n}`,
    rank: 'proven-buyer',
    dueAt,
    send: {
      generation: `m${n}`,
      clock: 'reply',
      step: '12h-before',
      channel: 'email',
      recipient,
      calls: [recipient],
      stepAt: fireAt,
      fireAt,
      state: 'pending',
      lookAt: fireAt,
      dispatches: 1,
      attempts: 0,
      copies: 0,
    },
  };
}

describe('sends to be queued', () => {
  it('leave alone, each at its instant, while they are few', () => {
    const few = [
      dispatch(1, at('22:00:05')),
      dispatch(2, at('22:00:40')),
      dispatch(3, at('22:00:41'), 'ana'),
    ];
    expect(bundle(few, now).map((request) => [request.sends.length, request.notBefore])).toEqual([
      [1, at('22:00:05')],
      [1, at('22:00:40')],
      [1, at('22:00:41')],
    ]);
  });

  it('become digests of two seconds when they are more; the most urgent does not wait for them', () => {
    const more = Array.from({ length: 6 }, (_, n) => dispatch(n, at('22:00:00') + seconds(n)));
    const urgent = dispatch(9, at('22:00:50'), 'li', at('22:30'));
    expect(
      bundle([...more, urgent], now).map((request) => [request.sends.length, request.notBefore]),
    ).toEqual([
      [1, at('22:00:50')],
      [2, at('22:00:01')],
      [2, at('22:00:03')],
      [2, at('22:00:05')],
    ]);
  });

  it('become digests of four seconds when they are many: not more than fifteen in a minute', () => {
    const many = Array.from({ length: 240 }, (_, n) => dispatch(n, at('22:00:00') + n * 250));
    const sizes = bundle(many, now).map(({ sends }) => sends.length);
    expect(sizes).toEqual([1, ...Array<number>(14).fill(16), 15]);
  });

  it('of one instant are a second apart, most urgent first, as Slack requires', () => {
    const together = [3, 1, 2].map((n) => dispatch(n, at('22:00:00'), 'li', at('22:30') + minutes(n)));
    expect(
      bundle(together, now).map((request) => [request.sends[0]?.threadId.at(-1), request.notBefore]),
    ).toEqual([
      ['1', at('22:00:00')],
      ['2', at('22:00:01')],
      ['3', at('22:00:02')],
    ]);
  });

  it('come in the order of their ranks: a flood of what anybody can send pushes no buyer’s deadline back', () => {
    const flood = Array.from({ length: 200 }, (_, n): Dispatch => ({
      ...dispatch(n, at('22:00:00'), 'li', at('22:01')),
      rank: n % 2 === 0 ? 'unknown-mail' : 'unproven-buyer',
    }));
    const account: Dispatch = { ...dispatch(7_000, at('22:00:00'), 'li', at('22:00')), rank: 'other' };
    const genuine = [8_000, 9_000].map((n) => dispatch(n, at('22:00:00'), 'li', at('23:00')));
    const requests = bundle([...flood, account, ...genuine], now).toSorted(
      (a, b) => a.notBefore - b.notBefore,
    );
    const ids = requests.flatMap(({ sends }) => sends.map(({ threadId }) => Number(threadId.slice(26))));
    expect(ids.slice(0, 2)).toEqual([8_000, 9_000]);
    expect(ids.slice(2, 102).every((n) => n % 2 === 1)).toBe(true);
    expect(ids[102]).toBe(7_000);
    expect(ids.slice(103).every((n) => n % 2 === 0)).toBe(true);
    expect(requests[0]).toMatchObject({ sends: { length: 1 }, notBefore: at('22:00:00') });
  });

  it('are never joined by closing lines, which are one post, after the alerts of their second', () => {
    const closing = (n: number): Dispatch => {
      const one = dispatch(n, at('22:00:00'), 'li', at('21:00'));
      return { ...one, rank: 'closing', send: { ...one.send, step: 'closing' } };
    };
    const requests = bundle(
      [closing(1), closing(2), dispatch(3, at('22:00:00')), dispatch(4, at('22:00:00')), closing(5)],
      now,
    );
    expect(requests.map(({ sends, notBefore }) => [sends.length, notBefore])).toEqual([
      [1, at('22:00:00')],
      [1, at('22:00:01')],
      [3, at('22:00:02')],
    ]);
    expect(requests[2]?.sends.every(({ sendKey: key }) => key.includes('closing'))).toBe(true);
  });

  it('that one digest has no room for become several, two seconds apart', () => {
    const many = Array.from({ length: 251 }, (_, n) => dispatch(n, at('22:00:00')));
    expect(bundle(many, now).map(({ sends, notBefore }) => [sends.length, notBefore])).toEqual([
      [1, at('22:00:00')],
      [100, at('22:00:02')],
      [100, at('22:00:04')],
      [50, at('22:00:06')],
    ]);
  });

  it('that would wait for more than a minute are left to the next sweep, the least urgent ones', () => {
    const webhook = (n: number): Dispatch => {
      const one = dispatch(n, at('22:00:00'), 'group', at('23:00') + n);
      return { ...one, send: { ...one.send, channel: 'webhook' } };
    };
    const requests = bundle(
      Array.from({ length: 1_000 }, (_, n) => webhook(n)),
      now,
    );
    expect(requests).toHaveLength(21);
    expect(requests.at(-1)?.notBefore).toBe(at('22:01:00'));
    const sent = requests.flatMap(({ sends }) => sends.map(({ threadId }) => Number(threadId.slice(26))));
    expect(sent).toEqual(Array.from({ length: 801 }, (_, n) => n));
    // Queued again while they wait, they make the same digests.
    const again = Array.from({ length: 199 }, (_, n) => webhook(801 + n)).map((one): Dispatch => ({
      ...one,
      send: { ...one.send, dispatches: 2 },
    }));
    expect(bundle(again.toReversed(), at('22:01:03')).map(({ sends }) => sends.length)).toEqual([
      40, 40, 40, 40, 39,
    ]);
  });

  it('that became due long ago wait for nothing but each other', () => {
    const overdue = [1, 2].map((n) => dispatch(n, now - hours(n)));
    expect(bundle(overdue, now).map((request) => request.notBefore)).toEqual([
      now - hours(2),
      now + seconds(1),
    ]);
  });

  it('are never lost, doubled, early, or late by more than a few seconds; the most urgent never late', () => {
    const one = fc.record({ n: fc.nat(9_999), second: fc.nat(90), who: fc.constantFrom('li', 'ana') });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ n }) => n, maxLength: 60 }), (sends) => {
        const all = sends.map(({ n, second, who }) => dispatch(n, now + seconds(second), who));
        const requests = bundle(all, now);
        const keyed = new Map(
          all.map((each) => [`${each.threadId} ${sendKey(each.send)}`, each.send.fireAt]),
        );
        const sent = requests.flatMap((request) =>
          request.sends.map((ref) => ({ key: `${ref.threadId} ${ref.sendKey}`, at: request.notBefore })),
        );
        expect(sent.map(({ key }) => key).toSorted()).toEqual([...keyed.keys()].toSorted());
        for (const { key, at: instant } of sent) {
          expect(instant).toBeGreaterThanOrEqual(keyed.get(key)!);
          expect(instant).toBeLessThan(
            keyed.get(key)! + 2 * DIGEST_WINDOW_MS + seconds(ALERTS_BEFORE_DIGEST),
          );
        }
        for (const ofOne of Map.groupBy(all, ({ send }) => send.recipient).values()) {
          const urgent = ofOne.toSorted(
            (a, b) => a.dueAt - b.dueAt || (a.threadId < b.threadId ? -1 : 1),
          )[0]!;
          const found = sent.find(({ key }) => key === `${urgent.threadId} ${sendKey(urgent.send)}`);
          expect(found?.at).toBe(urgent.send.fireAt);
        }
        // Sixty sends in a minute and a half, to two people.
        expect(requests.length).toBeLessThanOrEqual(2 * 2 * (minutes(1) / DIGEST_WINDOW_MS + 1));
      }),
    );
  });
});
