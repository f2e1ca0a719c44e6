/** npm and the terminal both pass on a Ctrl-C, so a second signal this soon is the same one. */
const SAME_SIGNAL_MS = 500;

/** How the process ends on Ctrl-C or a signal. */
export interface Ending {
  /** From now on the first signal aborts the returned one, for an orderly end; the next ends the process at once. */
  inOrder(): AbortSignal;
}

/** Listens for signals; until `inOrder` is called, the first ends the process at once. */
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
