/** The local clock. It runs with the machine's clock at an offset, or stands still. Worker threads share its memory. */
export interface VirtualClock {
  readonly memory: SharedArrayBuffer;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Moves the clock; it keeps running, or stands still, as before. */
  set(instant: number): void;
  readonly standsStill: boolean;
}

// Worker threads replace Date with this clock, so we take the machine's own first.
const MachineDate = Date;
const machineNow = Date.now.bind(Date);
const machineUptime = process.uptime.bind(process);

const STANDS = 0;
const VALUE = 1;

/** `memory` holds two numbers: whether the clock stands still, and the instant where it stands or else its offset. */
export function virtualClock(memory: SharedArrayBuffer = new SharedArrayBuffer(16)): VirtualClock {
  const cells = new Float64Array(memory);
  return {
    memory,
    now: () => (cells[STANDS] === 1 ? (cells[VALUE] ?? 0) : machineNow() + (cells[VALUE] ?? 0)),
    set(instant) {
      cells[VALUE] = cells[STANDS] === 1 ? instant : instant - machineNow();
    },
    get standsStill() {
      return cells[STANDS] === 1;
    },
  };
}

/** A clock that stands still at an instant until it is moved. */
export function standingClock(
  instant: number,
  memory: SharedArrayBuffer = new SharedArrayBuffer(16),
): VirtualClock {
  const cells = new Float64Array(memory);
  cells[STANDS] = 1;
  cells[VALUE] = instant;
  return virtualClock(memory);
}

/**
 * Makes `Date` in this thread follow the local clock, and the process's age with it: what a function caches for half a
 * minute is old after a jump of hours. Timers still follow the machine's.
 */
export function installVirtualDate(clock: VirtualClock): void {
  const installed = { at: clock.now(), uptime: machineUptime() };
  process.uptime = () => Math.max(machineUptime(), installed.uptime + (clock.now() - installed.at) / 1_000);
  globalThis.Date = new Proxy(MachineDate, {
    construct(target, args: unknown[], newTarget) {
      const date: unknown = Reflect.construct(target, args.length === 0 ? [clock.now()] : args, newTarget);
      if (!(date instanceof MachineDate)) throw new Error('Date did not construct a Date');
      return date;
    },
    apply: () => new MachineDate(clock.now()).toString(),
    get: (target, key): unknown => (key === 'now' ? () => clock.now() : Reflect.get(target, key)),
  });
}
