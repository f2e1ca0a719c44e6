import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, replaceSend } from '#shared/domain/escalation/advance';
import { minutes } from '#shared/domain/instant';
import { type DeliveryWord, heard } from '#shared/domain/sends/delivery';
import type { Send, SendState } from '#shared/domain/sends/send';
import { PROOF_WITHIN_MS } from '#shared/domain/sends/settle';
import { situationOf } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import { shopRules } from '#test/builders/shop';
import { at, message, threadOf } from '#test/builders/thread';

type Word = DeliveryWord['word'];

const now = at('22:01');
const WORDS: readonly Word[] = ['sent', 'delivered', 'bounced', 'complained', 'rejected'];
const REFUSALS: readonly Word[] = ['bounced', 'complained', 'rejected'];

/** A mail to Li for the first step, in a state. */
function mailIn(state: SendState): Send {
  const settled = !['pending', 'sending', 'retry', 'unknown'].includes(state);
  return {
    generation: 'm1',
    clock: 'reply',
    step: '12h-before',
    channel: 'email',
    recipient: 'li',
    calls: ['li'],
    stepAt: at('22:00'),
    fireAt: at('22:00'),
    state,
    lookAt: at('22:00'),
    dispatches: 1,
    attempts: state === 'pending' ? 0 : 1,
    copies: state === 'unknown' ? 1 : 0,
    ...(state === 'sending' && { lease: { owner: 'me', until: at('22:02') } }),
    ...(state !== 'accepted' && state !== 'pending' && { reason: 'as it was' }),
    ...(settled && { settledAt: at('22:00') }),
    ...((state === 'accepted' || state === 'digested') && { proofBy: at('22:15') }),
  };
}

const after = (send: Send, ...words: readonly Word[]): Send =>
  words.reduce((one, word) => heard(one, { word, reason: `${word}: a reason` }, now), send);

describe('an event of the provider', () => {
  const STATES: Record<SendState, readonly SendState[]> = {
    // In the order of WORDS.
    pending: ['pending', 'delivered', 'broken', 'broken', 'broken'],
    sending: ['accepted', 'delivered', 'broken', 'broken', 'broken'],
    accepted: ['accepted', 'delivered', 'broken', 'broken', 'broken'],
    delivered: ['delivered', 'delivered', 'broken', 'broken', 'broken'],
    retry: ['retry', 'delivered', 'broken', 'broken', 'broken'],
    unknown: ['accepted', 'delivered', 'broken', 'broken', 'broken'],
    broken: ['broken', 'delivered', 'broken', 'broken', 'broken'],
    cancelled: ['cancelled', 'delivered', 'broken', 'broken', 'broken'],
    superseded: ['superseded', 'delivered', 'broken', 'broken', 'broken'],
    digested: ['digested', 'delivered', 'broken', 'broken', 'broken'],
  };
  const cases = Object.entries(STATES).flatMap(([state, ends]) =>
    WORDS.map((word, index) => [word, state as SendState, ends[index]!] as const),
  );

  it.each(cases)(
    '%s of a send that is %s makes it %s, and the same event again changes nothing',
    (word, state, end) => {
      const once = after(mailIn(state), word);
      expect(once.state).toBe(end);
      expect(after(once, word)).toEqual(once);
    },
  );

  it('that settles a send leaves nothing behind that would move it on', () => {
    for (const word of ['delivered', ...REFUSALS] as const)
      for (const [state] of Object.entries(STATES)) {
        const send = after(mailIn(state as SendState), word);
        expect(send).not.toHaveProperty('lease');
        expect(send).not.toHaveProperty('proofBy');
        expect(send.settledAt).toBeDefined();
      }
  });

  it('says why a mail does not arrive, though it was given up before, and that an earlier reason no longer applies', () => {
    expect(after(mailIn('accepted'), 'bounced').reason).toBe('bounced: a reason');
    expect(after(mailIn('broken'), 'bounced').reason).toBe('bounced: a reason');
    expect(heard(mailIn('accepted'), { word: 'complained' }, now).reason).toBe('complained');
    expect(after(mailIn('unknown'), 'delivered')).not.toHaveProperty('reason');
  });

  it('that proves the sending of a mail of unknown outcome stops its repeat, and its delivery is awaited', () => {
    const send = after(mailIn('unknown'), 'sent');
    expect(send).toMatchObject({ state: 'accepted', proofBy: now + PROOF_WITHIN_MS, copies: 1 });
  });
});

describe('events that arrive twice and in any order', () => {
  const state = fc.constantFrom<SendState>('sending', 'accepted', 'unknown', 'digested', 'retry', 'broken');

  it('make a mail that was sent and delivered the same', () => {
    const words = fc
      .tuple(
        fc.constant<Word>('delivered'),
        fc.array(fc.constantFrom<Word>('sent', 'delivered'), { maxLength: 6 }),
      )
      .chain(([first, rest]) => fc.shuffledSubarray([first, ...rest], { minLength: rest.length + 1 }));
    fc.assert(
      fc.property(state, words, (one, order) => {
        expect(after(mailIn(one), ...order)).toEqual(after(mailIn(one), 'sent', 'delivered'));
      }),
    );
  });

  it('never hide that it does not arrive, and end the same', () => {
    const words = fc
      .tuple(
        fc.constantFrom(...REFUSALS),
        fc.array(fc.constantFrom<Word>('sent', 'delivered'), { maxLength: 4 }),
      )
      .chain(([refusal, rest]) =>
        fc.record({
          refusal: fc.constant(refusal),
          order: fc.shuffledSubarray([refusal, ...rest], { minLength: rest.length + 1 }),
        }),
      );
    fc.assert(
      fc.property(state, words, (one, { refusal, order }) => {
        expect(after(mailIn(one), ...order)).toEqual(after(mailIn(one), refusal));
      }),
    );
  });

  it('alert another way as soon as one says that it does not arrive, while the thread waits', () => {
    const rules = shopRules({
      people: {
        li: { name: 'Li Wei', email: 'li@acme.example', timeZone: 'UTC', language: 'en' },
        chen: { name: 'Chen Hua', email: 'chen@acme.example', timeZone: 'UTC', language: 'en' },
      },
      duty: { 'on-call': ['li'], backup: ['li'], manager: ['chen'] },
    });
    fc.assert(
      fc.property(
        state,
        fc.array(fc.constantFrom<Word>('sent', 'delivered'), { maxLength: 3 }),
        fc.constantFrom(...REFUSALS),
        fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }),
        (one, before, refusal, later) => {
          let thread: Thread = { ...threadOf(message('m1', at('10:00'))), sends: [mailIn(one)] };
          // Each event is saved separately, and the thread moved on.
          for (const word of [...before, refusal, ...later])
            thread = advance(
              situationOf(replaceSend(thread, after(thread.sends[0]!, word)), rules.rota, now),
              rules.policy,
              now + minutes(1),
            ).thread;
          expect(thread.sends.map(({ channel, recipient }) => `${channel} ${recipient}`)).toEqual([
            'email li',
            'email chen',
          ]);
        },
      ),
    );
  });
});
