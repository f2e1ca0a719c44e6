import { describe, expect, it } from 'vitest';
import { type BoardRow, boardRowOf, isSameRow } from '#shared/domain/board/board-row';
import { hours, minutes } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { stateOf } from '#shared/domain/thread/situation';
import { newThread, type Thread } from '#shared/domain/thread/thread';
import { shopRules } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';

const asked = at('10:00');
const rules = shopRules();
const { policy } = rules;
const rowOf = (thread: Thread, now = asked): BoardRow | undefined => boardRowOf(stateOf(thread, now), rules);
const about = { kind: 'message', store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER' } as const;

describe('the row of a thread on the board', () => {
  it('of a waiting thread has its first deadline, also after it, and whatever further messages come', () => {
    const row = { state: 'waits', due: asked + hours(24), ...about, assignee: 'li' };
    expect(rowOf(threadOf(message('m1', asked)))).toEqual(row);
    const more = threadOf(message('m1', asked), message('m2', asked + hours(3)));
    expect(rowOf(more, asked + hours(30))).toEqual(row);
  });

  it('of an answered thread has the instant of the answer, and nobody has it', () => {
    const facts = [
      message('m1', asked),
      acknowledgement('li', asked + minutes(5)),
      reply('r1', asked + hours(2)),
    ];
    expect(rowOf(threadOf(...facts), asked + hours(3))).toEqual({
      state: 'answered',
      due: asked + hours(2),
      ...about,
    });
  });

  it('begins anew with the next question', () => {
    const thread = threadOf(
      message('m1', asked),
      reply('r1', asked + hours(2)),
      message('m2', asked + hours(5)),
    );
    expect(rowOf(thread, asked + hours(6))).toEqual({
      state: 'waits',
      due: asked + hours(29),
      ...about,
      assignee: 'li',
    });
  });

  it('has the language and topic of the last message that has them, guesses too, as people see them', () => {
    const thread = threadOf(
      message('m1', asked, {
        language: { name: 'en', confidence: 1 },
        topic: { name: 'defect', confidence: 1 },
      }),
      message('m2', asked + 1, { language: { name: 'de', confidence: 0.4 } }),
    );
    expect(rowOf(thread)).toMatchObject({ language: 'de', topic: 'defect' });
  });

  it('names who took it on last, and keeps them when the hold has ended', () => {
    const handedOver: Fact = { type: 'handed-over', id: 'h1', at: asked + minutes(9), by: 'li', to: 'ana' };
    const thread = threadOf(message('m1', asked), acknowledgement('li', asked + minutes(5)), handedOver);
    const hold = { by: 'ana', until: asked + minutes(9) + policy.acknowledgeHoldMs };
    expect(rowOf(thread, asked + minutes(10))?.hold).toEqual(hold);
    expect(rowOf(thread, asked + hours(20))?.hold).toEqual(hold);
  });

  it('lists what only informs as answered when it came, and what concerns no person nowhere', () => {
    const noted: Fact = { type: 'refund-issued', id: 'f1', at: asked, trusted: true, mail: 'mail/1' };
    expect(rowOf(threadOf(noted), asked + hours(1))).toEqual({ state: 'answered', due: asked, ...about });
    expect(rowOf(threadOf())).toBeUndefined();
    const canary = newThread({ id: 'canary', kind: 'canary', store: 'acme-us' });
    expect(rowOf({ ...canary, facts: [message('m1', asked)] })).toBeUndefined();
  });
});

it('rows are the same when every part of them is', () => {
  const whole: BoardRow = {
    state: 'waits',
    due: 1,
    ...about,
    language: 'en',
    topic: 'defect',
    assignee: 'li',
    hold: { by: 'li', until: 2 },
  };
  expect(isSameRow(whole, structuredClone(whole))).toBe(true);
  expect(isSameRow(undefined, undefined)).toBe(true);
  expect(isSameRow(whole, undefined)).toBe(false);
  const others: Partial<BoardRow>[] = [
    { state: 'answered' },
    { due: 2 },
    { kind: 'return' },
    { store: 'acme-eu' },
    { marketplaceId: 'A1PA6795UKMFR9' },
    { language: 'de' },
    { topic: 'delivery' },
    { assignee: 'ana' },
    { hold: { by: 'ana', until: 2 } },
    { hold: { by: 'li', until: 3 } },
  ];
  for (const other of others) expect(isSameRow(whole, { ...whole, ...other })).toBe(false);
});
