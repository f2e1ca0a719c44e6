/** Remembers what was started, and stops it in reverse order. */
export interface Stopping {
  /** Registers how to stop something that has just started. */
  readonly onStop: (step: () => void | Promise<void>) => void;
  /** Stops everything, once. */
  readonly stop: () => Promise<void>;
}

export function stopping(): Stopping {
  const steps: (() => void | Promise<void>)[] = [];
  return {
    onStop: (step) => void steps.push(step),
    async stop() {
      for (const step of steps.splice(0).toReversed()) await step();
    },
  };
}
