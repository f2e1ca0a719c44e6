import { randomOf, type Random } from '#test/fuzz/random';

/** What can go wrong around one awaited call of a function. */
export const CALL_FAULTS = [
  'crash-before',
  'crash-after',
  'throttled',
  'answer-lost',
  'repeated-request',
  'lost-race',
  'partial-answer',
  'slow',
] as const;

/** What can go wrong between functions. */
export const WORLD_FAULTS = [
  'message-twice',
  'message-late',
  'message-lost',
  'messages-reordered',
  'index-lag',
  'stale-read',
  'tick-twice',
  'tick-late',
  'tick-missing',
  'schedule-off',
  'clock-skew',
  'channel-limits',
  'channel-refuses',
  'channel-fails',
  'channel-fails-after',
  'channel-hangs',
  'channel-hangs-after',
  'channel-out',
  'channel-gone',
  'event-lost',
  'event-late',
] as const;

export type CallFault = (typeof CALL_FAULTS)[number];
export type WorldFault = (typeof WORLD_FAULTS)[number];
export type Fault = CallFault | WorldFault;

/** Decides what goes wrong, and counts it. */
export interface Faults {
  readonly seen: Map<Fault, number>;
  /** Its own stream of random numbers, so that an event in one place changes nothing in another. */
  stream(name: string): Random;
  /** The fault around a call, out of those that can happen there. */
  onCall(place: string, possible: readonly CallFault[]): CallFault | undefined;
  /** Whether this goes wrong now; `weight` makes it rarer or more frequent than the rate of the run. */
  chance(fault: WorldFault, place: string, weight?: number): boolean;
  /** The one of these that goes wrong now, if any. */
  oneOf(kinds: readonly WorldFault[], place: string): WorldFault | undefined;
  note(fault: Fault): void;
}

/** Random faults in `rate` of all awaited calls. */
export function randomFaults(seed: number, rate: number): Faults {
  const seen = new Map<Fault, number>();
  const streams = new Map<string, Random>();
  const stream = (name: string): Random => {
    let random = streams.get(name);
    if (random === undefined) streams.set(name, (random = randomOf(mixed(seed, name))));
    return random;
  };
  const note = (fault: Fault): void => void seen.set(fault, (seen.get(fault) ?? 0) + 1);
  const hits = (name: string, share: number): boolean => share > 0 && stream(name).below(1e6) < share * 1e6;
  return {
    seen,
    stream,
    note,
    onCall(place, possible) {
      if (!hits(`call ${place}`, rate)) return undefined;
      const fault = stream(`call ${place}`).pick(possible);
      note(fault);
      return fault;
    },
    oneOf(kinds, place) {
      if (!hits(`one ${place}`, rate)) return undefined;
      const fault = stream(`one ${place}`).pick(kinds);
      note(fault);
      return fault;
    },
    chance(fault, place, weight = 1) {
      const happens = hits(`${fault} ${place}`, rate * weight);
      if (happens) note(fault);
      return happens;
    },
  };
}

/** Crashes at chosen calls, counted from the first of the run, and no other faults. */
export function plannedCrashes(
  seed: number,
  crashes: ReadonlyMap<number, 'crash-before' | 'crash-after'>,
): Faults & { calls(): number } {
  const none = randomFaults(seed, 0);
  let calls = 0;
  return {
    ...none,
    calls: () => calls,
    onCall() {
      const fault = crashes.get((calls += 1));
      if (fault !== undefined) none.note(fault);
      return fault;
    },
  };
}

/** FNV-1a over the name, starting from the seed. */
function mixed(seed: number, name: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < name.length; index += 1)
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
