/** Virtual time: events run at once, in order of their instants. Nothing in it reads a clock. */
export interface Loop {
  now(): number;
  /** Runs it at an instant; ties run in the order of scheduling. */
  at(instant: number, act: () => void): void;
  sleep(ms: number): Promise<void>;
  /** The instant of the next event; Infinity without one. */
  next(): number;
  /** Runs everything due up to an instant, and stops there. */
  run(until: number): Promise<void>;
}

interface Planned {
  readonly instant: number;
  readonly order: number;
  readonly act: () => void;
}

export function loopFrom(start: number): Loop {
  let now = start;
  let order = 0;
  const heap: Planned[] = [];
  return {
    now: () => now,
    at(instant, act) {
      push(heap, { instant: Math.max(instant, now), order: (order += 1), act });
    },
    sleep(ms) {
      return new Promise((done) => this.at(now + ms, done));
    },
    next: () => heap[0]?.instant ?? Infinity,
    async run(until) {
      const deferred = countedDeferrals();
      try {
        for (let [first] = heap; first !== undefined && first.instant <= until; [first] = heap) {
          pop(heap);
          now = first.instant;
          first.act();
          await deferred.settle();
        }
      } finally {
        deferred.stop();
      }
      now = Math.max(now, until);
    },
  };
}

/**
 * Resolves when everything has run that waits only for its turn: fulfilled promises, and work that the code defers by
 * `setImmediate`.
 */
function countedDeferrals(): { settle(): Promise<void>; stop(): void } {
  const original = globalThis.setImmediate;
  let waiting = 0;
  const counted = (act: () => void): NodeJS.Immediate => {
    waiting += 1;
    return original(() => {
      waiting -= 1;
      act();
    });
  };
  globalThis.setImmediate = Object.assign(counted, { __promisify__: original.__promisify__ });
  return {
    async settle() {
      do await new Promise<void>((done) => original(done));
      while (waiting > 0);
    },
    stop() {
      globalThis.setImmediate = original;
    },
  };
}

function isBefore(a: Planned, b: Planned): boolean {
  return a.instant < b.instant || (a.instant === b.instant && a.order < b.order);
}

function push(heap: Planned[], planned: Planned): void {
  let index = heap.push(planned) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!isBefore(heap[index]!, heap[parent]!)) return;
    swap(heap, index, parent);
    index = parent;
  }
}

function pop(heap: Planned[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  for (let index = 0; ;) {
    const [left, right] = [2 * index + 1, 2 * index + 2];
    let least = index;
    if (left < heap.length && isBefore(heap[left]!, heap[least]!)) least = left;
    if (right < heap.length && isBefore(heap[right]!, heap[least]!)) least = right;
    if (least === index) return;
    swap(heap, index, least);
    index = least;
  }
}

function swap(heap: Planned[], a: number, b: number): void {
  [heap[a], heap[b]] = [heap[b]!, heap[a]!];
}
