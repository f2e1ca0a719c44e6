import type { CallFault, Faults } from './faults.ts';
import type { Loop } from './loop.ts';

/** One run of a function; once it is dead, nothing of it happens any more. */
export interface Invocation {
  readonly id: number;
  readonly startedAt: number;
  readonly endsAt: number;
  dead: boolean;
}

/** The container of a function; it holds the state between runs, and has its own clock. */
export interface Container {
  readonly name: string;
  /** The instant by its own clock. */
  now(): number;
  readonly running: Invocation | undefined;
  /** An awaited call to the outside: it takes time, may fail, and the function may die around it. */
  call<T>(
    place: string,
    effect: (fault: CallFault | undefined) => T,
    possible?: readonly CallFault[],
  ): Promise<T>;
}

export type Run<Event, Result> = (event: Event, invocation: Invocation) => Promise<Result>;

/** How a run ended, seen from outside. */
export type Ending<Result> =
  | { readonly how: 'returned'; readonly result: Result }
  | { readonly how: 'failed' }
  | { readonly how: 'died' };

/** A function: as many containers as needed, each made once and used until it dies. */
export interface SimulatedFunction<Event, Result> {
  invoke(event: Event, onEnd: (ending: Ending<Result>, invocation: Invocation) => void): void;
}

export interface PlatformDeps {
  readonly loop: Loop;
  readonly faults: Faults;
  readonly log: (line: () => string) => void;
  readonly nextId: () => number;
}

/** The SDK's error after three tries. */
class Throttled extends Error {
  override readonly name = 'ProvisionedThroughputExceededException';
}
class AnswerLost extends Error {
  override readonly name = 'TimeoutError';
}

const HALF_LATENCY_MS = { least: 1, spread: 5 };
const SLOW_MS = 6_000;
const MOST_SKEW_MS = 2_000;
const PLAIN_FAULTS = ['crash-before', 'crash-after', 'throttled', 'answer-lost', 'slow'] as const;

export function simulatedFunction<Event, Result>(
  { loop, faults, log, nextId }: PlatformDeps,
  name: string,
  timeoutMs: number,
  start: (container: Container) => Run<Event, Result>,
): SimulatedFunction<Event, Result> {
  interface Warm {
    readonly run: Run<Event, Result>;
    readonly begin: (invocation: Invocation, onDeath: () => void) => void;
    readonly end: () => void;
  }
  const idle: Warm[] = [];

  const open = (): Warm => {
    const skewed = faults.chance('clock-skew', name, 20);
    const skewMs = skewed ? faults.stream(`skew ${name}`).below(2 * MOST_SKEW_MS + 1) - MOST_SKEW_MS : 0;
    const latency = faults.stream(`latency ${name}`);
    let running: Invocation | undefined;
    let die: () => void = () => undefined;
    const kill = (invocation: Invocation, why: string): void => {
      if (invocation.dead) return;
      invocation.dead = true;
      log(() => `${name} #${invocation.id} ${why}`);
      die();
    };
    const never = new Promise<never>(() => undefined);
    const container: Container = {
      name,
      now: () => loop.now() + skewMs,
      get running() {
        return running;
      },
      async call<T>(
        place: string,
        effect: (fault: CallFault | undefined) => T,
        possible: readonly CallFault[] = PLAIN_FAULTS,
      ): Promise<T> {
        const invocation = running;
        const isDead = (): boolean => invocation === undefined || invocation.dead;
        if (invocation === undefined || isDead()) return never;
        const fault = faults.onCall(name, possible);
        const halfway = HALF_LATENCY_MS.least + latency.below(HALF_LATENCY_MS.spread);
        await loop.sleep(halfway + (fault === 'slow' ? SLOW_MS : 0));
        if (isDead()) return never;
        if (fault === 'crash-before') {
          kill(invocation, `dies before ${place}`);
          return never;
        }
        if (fault === 'throttled') {
          log(() => `${name} #${invocation.id} is throttled at ${place}`);
          throw new Throttled(place);
        }
        const attempt = (): (() => T) => {
          try {
            const value = effect(fault);
            return () => value;
          } catch (error) {
            return () => {
              throw error;
            };
          }
        };
        let result = attempt();
        // The first answer gets lost, and the SDK asks again by itself.
        if (fault === 'repeated-request') result = attempt();
        await loop.sleep(halfway);
        if (isDead()) return never;
        if (fault === 'crash-after') {
          kill(invocation, `dies after ${place}`);
          return never;
        }
        if (fault === 'answer-lost') {
          log(() => `${name} #${invocation.id} gets no answer from ${place}`);
          throw new AnswerLost(place);
        }
        return result();
      },
    };
    return {
      run: start(container),
      begin(invocation, onDeath) {
        running = invocation;
        die = onDeath;
        loop.at(invocation.endsAt, () => {
          if (running === invocation) kill(invocation, 'is cut off at its time-out');
        });
      },
      end() {
        running = undefined;
      },
    };
  };

  return {
    invoke(event, onEnd) {
      const warm = idle.pop() ?? open();
      const startedAt = loop.now();
      const invocation: Invocation = {
        id: nextId(),
        startedAt,
        endsAt: startedAt + timeoutMs,
        dead: false,
      };
      let ended = false;
      const end = (ending: Ending<Result>): void => {
        if (ended) return;
        ended = true;
        invocation.dead = true;
        warm.end();
        if (ending.how !== 'died') idle.push(warm);
        onEnd(ending, invocation);
      };
      warm.begin(invocation, () => end({ how: 'died' }));
      warm.run(event, invocation).then(
        (result) => end({ how: 'returned', result }),
        (error: unknown) => {
          log(
            () => `${name} #${invocation.id} fails: ${error instanceof Error ? error.message : 'no error'}`,
          );
          end({ how: 'failed' });
        },
      );
    },
  };
}
