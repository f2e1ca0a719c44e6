import { describe, expect, it } from 'vitest';
import { days, minutes } from '#shared/domain/instant';
import type { Reply, ReplyState } from '#shared/domain/reply/reply';
import { templateOutcomes } from '#shared/domain/reply/template-outcomes';
import { addFacts, type Thread } from '#shared/domain/thread/thread';
import { at, message, threadOf } from '#test/builders/thread';

const LEFT = at('12:00');
const asked = threadOf(message('m1', at('09:00')));
const answered = (
  states: readonly ReplyState[],
  from: Pick<Reply, 'template'> = { template: 'delayed' },
): Thread => ({
  ...asked,
  replies: [
    {
      id: 'a1',
      by: 'li',
      text: 't1',
      seen: [],
      to: 'm1',
      steps: states.map((to, index) => ({ to, at: LEFT + minutes(index), by: 'li' })),
      ...from,
    },
  ],
});
const outcomes = (before: Thread, after: Thread): string[] =>
  templateOutcomes(before, after).map(({ template, outcome }) => `${template}: ${outcome}`);
const sending = answered(['sending']);
const accepted = answered(['sending', 'accepted']);

describe('of an answer from a template', () => {
  it('counts that it arrived, once', () => {
    expect(outcomes(sending, accepted)).toEqual(['delayed: sent']);
    expect(outcomes(sending, answered(['sending', 'confirmed']))).toEqual(['delayed: sent']);
    expect(outcomes(accepted, answered(['sending', 'accepted', 'confirmed']))).toEqual([]);
  });

  it('counts that Amazon refused it, before or after it seemed to arrive', () => {
    expect(outcomes(sending, answered(['sending', 'refused']))).toEqual(['delayed: refused']);
    const refused = answered(['sending', 'accepted', 'refused']);
    expect(outcomes(accepted, refused)).toEqual(['delayed: refused']);
    expect(outcomes(refused, addFacts(refused, [message('m2', at('13:00'))]))).toEqual([]);
  });

  it('counts the first message after it, within a week, that is more than thanks', () => {
    const again = addFacts(accepted, [message('m2', at('13:00'))]);
    expect(outcomes(accepted, again)).toEqual(['delayed: askedAgain']);
    expect(outcomes(again, addFacts(again, [message('m3', at('14:00'))]))).toEqual([]);
    expect(outcomes(accepted, addFacts(accepted, [message('m2', at('13:00'), { thanks: true })]))).toEqual(
      [],
    );
    expect(outcomes(accepted, addFacts(accepted, [message('m2', LEFT + days(8))]))).toEqual([]);
    expect(outcomes(accepted, addFacts(accepted, [message('m2', at('11:00'))]))).toEqual([]);
  });

  it('counts nothing for an answer that somebody wrote themselves', () => {
    const own = answered(['sending', 'accepted'], {});
    expect(outcomes(sending, own)).toEqual([]);
    expect(outcomes(own, addFacts(own, [message('m2', at('13:00'))]))).toEqual([]);
  });
});
