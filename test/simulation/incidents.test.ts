import { describe, expect, it } from 'vitest';
import { hours } from '#shared/domain/instant';
import { shop } from '#test/builders/shop';
import type { Outage } from './channels.ts';
import { randomFaults } from './faults.ts';
import { historyOf } from './history.ts';
import { wrongIncidents } from './incidents.ts';
import { isWhole } from './is-whole.ts';
import type { HandOver } from './recorder.ts';
import { type Outcome, run, START } from './run.ts';

/* A service that keeps incidents beside one of messages, in one queue, with every fault that the simulation knows. */

const people = shop().settings.people;
const SETTINGS = shop({
  people: {
    li: { ...people['li']!, slack: 'care', webhook: 'pager' },
    ana: { ...people['ana']!, slack: 'care', webhook: 'phone' },
    chen: { ...people['chen']!, slack: 'managers', webhook: 'pager' },
  },
  webhooks: {
    pager: { preset: 'pagerduty', routingKeySecret: 'hook/key', language: 'en', timeZone: 'UTC' },
    phone: { preset: 'ntfy', urlSecret: 'hook/topic', language: 'en', timeZone: 'UTC' },
  },
  clocks: {
    reply: {
      length: '24h',
      ladder: [
        { at: '4h before', call: ['on-call'], by: ['webhook'] },
        { at: '1h before', call: ['on-call', 'backup'], by: ['webhook', 'email'] },
        { at: 'at deadline', call: ['manager'], by: ['webhook', 'slack'] },
      ],
    },
    'claim-exposure': { length: '48h', ladder: [{ at: '2h before', call: ['manager'], by: ['webhook'] }] },
    'last-call': { length: '72h', ladder: [{ at: 'at deadline', call: ['everyone'], by: ['webhook'] }] },
  },
});

const SEEDS = isWhole ? 400 : 60;
const RATES = [0, 0.005, 0.02, 0.05];

it(
  `incidents open and are resolved once a wait, whatever crashes: ${SEEDS} seeds`,
  { timeout: 240_000 },
  async () => {
    const heard = { trigger: 0, acknowledge: 0, resolve: 0 };
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const faults = randomFaults(seed, RATES[seed % RATES.length] ?? 0);
      const { gone, outages, ...history } = historyOf(START, faults, { quiet: false });
      const atPager = outages.map((outage): Outage => ({
        ...outage,
        channel: 'webhook',
        recipient: 'pager',
      }));
      const outcome = await run({
        faults,
        settings: SETTINGS,
        history: { ...history, outages: atPager, gone: [] },
      });
      expect(wrongIncidents(outcome), `seed ${seed}`).toEqual([]);
      for (const { action } of outcome.world.incidents.heard) heard[action] += 1;
    }
    // A simulation in which nothing happens would prove nothing.
    expect(Math.min(heard.trigger, heard.resolve)).toBeGreaterThan(SEEDS / 2);
    expect(heard.acknowledge).toBeGreaterThan(0);
  },
);

describe('an outage of one webhook', () => {
  it.each(['channel-refuses', 'channel-fails', 'channel-hangs'] as const)(
    'that %s changes nothing at the other in the same queue',
    { timeout: 120_000 },
    async (how) => {
      for (let seed = 1; seed <= 8; seed += 1) {
        const posts = async (outages: readonly Outage[]): Promise<Map<string, HandOver>> => {
          const faults = randomFaults(seed, 0);
          const { acknowledgeAfter, ...quiet } = historyOf(START, faults, { quiet: true });
          const { recorder }: Outcome = await run({
            faults,
            settings: SETTINGS,
            history: { ...quiet, acknowledgeAfter: undefined, outages },
          });
          return new Map(
            recorder.handOvers
              .filter(({ recipient, taken }) => recipient === 'phone' && taken)
              .map((one) => [`${one.threadId}/${one.generation}/${one.clock}/${one.step}`, one]),
          );
        };
        const before = await posts([]);
        const during = await posts([
          { channel: 'webhook', recipient: 'pager', how, from: START + hours(18), until: START + hours(30) },
        ]);
        for (const [key, { at }] of before)
          expect(Math.abs((during.get(key)?.at ?? Infinity) - at), key).toBeLessThanOrEqual(10_000);
      }
    },
  );
});
