import { beforeAll, describe, expect, it } from 'vitest';
import { hours, minutes } from '#shared/domain/instant';
import { shop } from '#test/builders/shop';
import { randomFaults } from './faults.ts';
import type { History } from './history.ts';
import { type Finding, findings } from './oracle.ts';
import type { HandOver } from './recorder.ts';
import { type Outcome, run, START } from './run.ts';

/* A day without faults, then with one closing line too many, too early or left out: the oracle must see each. */

const orderId = '111-1000000-1000000';
const ANSWERED = START + hours(21);
const history: History = {
  arrivals: [
    { at: START, orderId, direction: 'buyer', occurredAt: START, eventId: '0-0' },
    { at: ANSWERED, orderId, direction: 'seller', occurredAt: ANSWERED, eventId: '0-1' },
  ],
  acknowledgeAfter: undefined,
  outages: [],
  gone: [],
  endsAt: START + hours(40),
};

let outcome: Outcome;
let lines: readonly HandOver[];
beforeAll(async () => {
  outcome = await run({ faults: randomFaults(1, 0), history });
  lines = outcome.recorder.handOvers.filter(({ step }) => step === 'closing');
});

/** What the oracle says when these were handed over. */
function judged(handOvers: readonly HandOver[]): Finding['what'][] {
  const { recorder, world } = outcome;
  return findings({ history, settings: shop(), world, recorder: { ...recorder, handOvers } }).map(
    ({ what }) => what,
  );
}

describe('a closing line', () => {
  it('comes once, after the answer, in the channel that was alerted', () => {
    expect(outcome.findings).toEqual([]);
    expect(lines.map(({ at, channel, recipient }) => [channel, recipient, at > ANSWERED])).toEqual([
      ['slack', 'care', true],
    ]);
  });

  it.each<[Finding['what'], (line: HandOver, others: readonly HandOver[]) => HandOver[]]>([
    ['doubled without doubt', (line, others) => [...others, line, { ...line, at: line.at + 1_000 }]],
    ['closed twice', (line, others) => [...others, line, { ...line, clock: 'last-call' }]],
    [
      'closed before an answer',
      (line, others) => [...others, { ...line, at: ANSWERED - minutes(5), begunAt: ANSWERED - minutes(5) }],
    ],
    ['closed too late', (line, others) => [...others, { ...line, at: ANSWERED + hours(5) }]],
    ['not asked for', (line, others) => [...others, line, { ...line, recipient: 'managers' }]],
    ['not asked for', (line, others) => [...others, line, { ...line, channel: 'email', recipient: 'li' }]],
    ['not closed', (_, others) => [...others]],
  ])('is found out: %s', (what, change) => {
    const [line] = lines;
    const others = outcome.recorder.handOvers.filter(({ step }) => step !== 'closing');
    expect(judged(change(line!, others))).toContain(what);
  });
});
