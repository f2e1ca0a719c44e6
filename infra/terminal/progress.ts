/** Shows what goes on while something takes long. */
export interface Progress {
  readonly step: (what: string) => void;
  /** Clears what is still shown. */
  readonly end: () => void;
}

export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const REDRAW_MS = 100;
const CLEAR_LINE = '\r\u001b[2K';

/** In a terminal one line with the seconds that passed, else a line for each step. `elapsedMs` counts from the start. */
export function showProgress(out: Output, elapsedMs: () => number): Progress {
  const passed = (): string => `${(elapsedMs() / 1_000).toFixed(1).padStart(5)} s`;
  if (out.isTTY !== true)
    return {
      step: (what) => out.write(`${passed()}  ${what}\n`),
      end: () => undefined,
    };
  let current = '';
  const draw = (): void => {
    out.write(`${CLEAR_LINE}${passed()}  ${current} ...`);
  };
  const timer = setInterval(draw, REDRAW_MS);
  return {
    step(what) {
      current = what;
      draw();
    },
    end() {
      clearInterval(timer);
      out.write(CLEAR_LINE);
    },
  };
}
