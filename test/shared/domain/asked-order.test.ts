import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '#shared/domain/instant';
import { type AskedOrder, isWorthAsking, ORDER_FAILURES, progressOf } from '#shared/domain/order/asked-order';
import { orderOf } from '#test/builders/order';
import { at } from '#test/builders/thread';

const NOW = at('10:00');
const kept = { at: NOW, order: orderOf() };

describe('a request for an order', () => {
  it('runs for a minute, and is lost when nothing has come by then', () => {
    expect(progressOf({ askedAt: NOW }, NOW + seconds(59))).toBe('asking');
    expect(progressOf({ askedAt: NOW }, NOW + minutes(1))).toBe('lost');
  });

  it('ends with the order or with a failure, even when an earlier order is still kept', () => {
    expect(progressOf({ askedAt: NOW, answeredAt: NOW + 900, kept }, NOW + minutes(5))).toBe('answered');
    expect(progressOf({ askedAt: NOW, answeredAt: NOW + 900, kept, failure: 'missing' }, NOW)).toBe('failed');
  });
});

describe('opening a thread', () => {
  const worth = (asked: AskedOrder | undefined, now: number): boolean => isWorthAsking(asked, now);

  it('asks for an order of which nothing is known, and whose request was lost', () => {
    expect(worth(undefined, NOW)).toBe(true);
    expect(worth({ askedAt: NOW }, NOW + minutes(1))).toBe(true);
  });

  it('does not ask while a request runs or an order is kept', () => {
    expect(worth({ askedAt: NOW }, NOW + seconds(30))).toBe(false);
    expect(worth({ askedAt: NOW, answeredAt: NOW, kept }, NOW + minutes(14))).toBe(false);
    expect(worth({ askedAt: NOW, answeredAt: NOW }, NOW + minutes(15))).toBe(true);
  });

  it('asks again after a minute for what may pass by itself, and leaves the rest to a person', () => {
    const again = ORDER_FAILURES.filter((failure) =>
      worth({ askedAt: NOW, answeredAt: NOW + 900, failure }, NOW + minutes(1)),
    );
    expect(again).toEqual(['throttled', 'unavailable']);
    expect(worth({ askedAt: NOW, answeredAt: NOW, failure: 'throttled' }, NOW + seconds(30))).toBe(false);
  });
});
