/** npm and the terminal both hand on one Ctrl-C: what follows this soon is the same one. */
const SAME_SIGNAL_MS = 500;

/** How the process ends on Ctrl-C or a signal. */
export interface Ending {
  /** From now on the first one ends in order: it aborts the signal. The next one ends everything at once. */
  inOrder(): AbortSignal;
}

/** Listens for signals; until `inOrder` is called, one ends the process at once. */
export function listenForEnd(elapsedMs: () => number): Ending {
  let onSignal = (): void => process.exit(130);
  process.on('SIGINT', () => onSignal());
  process.on('SIGTERM', () => onSignal());
  return {
    inOrder() {
      const ending = new AbortController();
      onSignal = () => {
        const first = elapsedMs();
        onSignal = () => {
          if (elapsedMs() - first > SAME_SIGNAL_MS) process.exit(130);
        };
        ending.abort();
      };
      return ending.signal;
    },
  };
}
