/** The local clock: runs with the machine's, shifted, or stands still. Shared with worker threads by its memory. */
export interface VirtualClock {
  readonly memory: SharedArrayBuffer;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Moves it; it goes on running or standing as before. */
  set(instant: number): void;
  readonly standsStill: boolean;
}

// Worker threads replace Date by this very clock, so the machine's is kept from before.
const machineNow = Date.now.bind(Date);

const STANDS = 0;
const VALUE = 1;

/** `memory` holds two numbers: whether the clock stands, and where it stands or by how much it is shifted. */
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

/** Makes `Date` of this thread tell the local clock. Timers stay the machine's. */
export function installVirtualDate(clock: VirtualClock): void {
  const MachineDate = Date;
  globalThis.Date = new Proxy(MachineDate, {
    construct(target, args: unknown[], newTarget) {
      const date: unknown = Reflect.construct(target, args.length === 0 ? [clock.now()] : args, newTarget);
      if (!(date instanceof MachineDate)) throw new Error('a Date that is none');
      return date;
    },
    apply: () => new MachineDate(clock.now()).toString(),
    get: (target, key): unknown => (key === 'now' ? () => clock.now() : Reflect.get(target, key)),
  });
}
