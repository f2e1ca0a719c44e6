import { SWEEP_INTERVAL_MS, SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import { hours, minutes, seconds, type DurationMs } from '#shared/domain/instant';
import { shop } from '#test/builders/shop';
import { randomFaults } from '#test/simulation/faults';
import { bodyOf } from '#test/simulation/history';
import { loopFrom } from '#test/simulation/loop';
import { recorder } from '#test/simulation/recorder';
import { START } from '#test/simulation/run';
import { REAL, simulatedWorld, type Schedule } from '#test/simulation/world';

/** How late an alert is handed over after its step is due. */
export interface Delays {
  readonly alerts: number;
  readonly p50: DurationMs;
  readonly p99: DurationMs;
  readonly max: DurationMs;
}

/** Our sweep, and the usual one: it takes only what is already due. */
export const SCHEDULES = {
  'each minute, 90 s ahead': { everyMs: SWEEP_INTERVAL_MS, behindMs: 0 },
  'each minute, what is due': { everyMs: minutes(1), behindMs: SWEEP_LOOKAHEAD_MS },
  'each five minutes, what is due': { everyMs: minutes(5), behindMs: SWEEP_LOOKAHEAD_MS },
} satisfies Record<string, Schedule>;

/** A day of unanswered questions on the simulation's virtual clock, without faults. */
export async function alertDelays(schedule: Schedule, threads: number): Promise<Delays> {
  const loop = loopFrom(START);
  const faults = randomFaults(1, 0);
  const recorded = recorder(loop, false);
  const world = simulatedWorld({
    loop,
    faults,
    settings: shop(),
    recorder: recorded,
    outages: [],
    gone: [],
    assembly: { ...REAL, schedule },
  });
  const random = faults.stream('questions');
  for (let index = 0; index < threads; index += 1) {
    const occurredAt = START + random.below(hours(24));
    const orderId = `111-${1_000_000 + index}-1000000`;
    const question = {
      at: occurredAt + seconds(5),
      orderId,
      direction: 'buyer',
      occurredAt,
      eventId: 'q',
    } as const;
    loop.at(question.at, () => world.sendEvent(bodyOf(question)));
  }
  const endsAt = START + hours(50);
  world.tickUntil(endsAt);
  await loop.run(endsAt);
  const late = recorded.handOvers.map(({ at, stepAt }) => at - stepAt).toSorted((a, b) => a - b);
  const share = (part: number): DurationMs => late[Math.ceil(part * late.length) - 1] ?? 0;
  return { alerts: late.length, p50: share(0.5), p99: share(0.99), max: share(1) };
}

export const alertDelay = {
  name: 'alert-delay',
  async run(say: (line: string) => void): Promise<void> {
    say('Alert delay, from due to handed over, on the virtual clock: 1,000 questions of one day.');
    say('');
    say('| a sweep | alerts | p50 | p99 | max |');
    say('| --- | --- | --- | --- | --- |');
    const inSeconds = (ms: DurationMs): string => `${(ms / 1_000).toFixed(1)} s`;
    for (const [name, schedule] of Object.entries(SCHEDULES)) {
      const { alerts, p50, p99, max } = await alertDelays(schedule, 1_000);
      say(`| ${name} | ${alerts} | ${inSeconds(p50)} | ${inSeconds(p99)} | ${inSeconds(max)} |`);
    }
  },
};
