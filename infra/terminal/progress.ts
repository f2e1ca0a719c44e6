import { lasting } from './lasting.ts';
import type { Output } from './terminal.ts';

/** Shows progress while something takes long. */
export interface Progress {
  /** Names the current step. */
  readonly step: (what: string) => void;
  /** Shows how far a part of known length is. */
  readonly update: (state: PartState) => void;
  /** Clears what is still shown. */
  readonly end: () => void;
}

/** How far a part is. */
export interface PartState {
  /** What is done in this part, in words. */
  readonly part: string;
  /** Out of `of`, in whatever the part is measured by. */
  readonly done: number;
  readonly of: number;
  /** How many things are done so far, and what they are: `mails`. */
  readonly count: number;
  readonly unit: string;
}

const REDRAW_MS = 100;
const LINE_EACH_PERCENT = 10;
const BAR_CHARACTERS = 20;
/** Outside a terminal a part that is no longer than this says nothing. */
const SHORT_PART = 50;
const CLEAR_LINE = '\r\u001b[2K';

/**
 * In a terminal one line: the seconds and the step, or a bar, redrawn at most ten times a second. Elsewhere a line for each
 * step and for each 10 % of a part. `elapsedMs` counts from the start.
 */
export function showProgress(out: Output, elapsedMs: () => number): Progress {
  return out.isTTY === true ? inTerminal(out, elapsedMs) : inLines(out, elapsedMs);
}

function inTerminal(out: Output, elapsedMs: () => number): Progress {
  const startOf = partStarts(elapsedMs);
  let timer: NodeJS.Timeout | undefined;
  let drawnMs = -Infinity;
  const draw = (line: string): void =>
    void out.write(`${CLEAR_LINE}${line.slice(0, (out.columns ?? 80) - 1)}`);
  return {
    step(what) {
      clearInterval(timer);
      const drawStep = (): void => draw(`${passed(elapsedMs)}  ${what} ...`);
      drawStep();
      timer = setInterval(drawStep, REDRAW_MS);
    },
    update(state) {
      clearInterval(timer);
      const nowMs = elapsedMs();
      const { startedMs, isNew } = startOf(state.part);
      if (!isNew && nowMs - drawnMs < REDRAW_MS) return;
      drawnMs = nowMs;
      draw(progressLine(state, nowMs - startedMs));
    },
    end() {
      clearInterval(timer);
      out.write(CLEAR_LINE);
    },
  };
}

function inLines(out: Output, elapsedMs: () => number): Progress {
  const startOf = partStarts(elapsedMs);
  let printedTenths = 0;
  return {
    step: (what) => void out.write(`${passed(elapsedMs)}  ${what}\n`),
    update(state) {
      const { startedMs, isNew } = startOf(state.part);
      if (isNew) printedTenths = 0;
      const tenths = Math.floor(percentOf(state) / LINE_EACH_PERCENT);
      if (state.of <= SHORT_PART || tenths <= printedTenths) return;
      printedTenths = tenths;
      out.write(`${progressLine(state, elapsedMs() - startedMs)}\n`);
    },
    end: () => undefined,
  };
}

/** Returns when a part began, and whether it begins now. */
function partStarts(
  elapsedMs: () => number,
): (part: string) => { readonly startedMs: number; readonly isNew: boolean } {
  let current: string | undefined;
  let startedMs = 0;
  return (part) => {
    const isNew = part !== current;
    if (isNew) [current, startedMs] = [part, elapsedMs()];
    return { startedMs, isNew };
  };
}

function passed(elapsedMs: () => number): string {
  return `${(elapsedMs() / 1_000).toFixed(1).padStart(5)} s`;
}

/** `reading mail [#####...............]  25 %  1,200 mails  310/s  12.0 s left` */
export function progressLine({ part, done, of, count, unit }: PartState, elapsedMs: number): string {
  const percent = percentOf({ done, of });
  const bar = '#'.repeat(Math.floor((percent * BAR_CHARACTERS) / 100)).padEnd(BAR_CHARACTERS, '.');
  const pace = elapsedMs <= 0 ? 0 : Math.round((count * 1_000) / elapsedMs);
  const left = done <= 0 || done >= of ? '' : `  ${lasting((elapsedMs * (of - done)) / done)} left`;
  return `${part} [${bar}] ${String(percent).padStart(3)} %  ${count.toLocaleString('en')} ${unit}  ${pace}/s${left}`;
}

function percentOf({ done, of }: Pick<PartState, 'done' | 'of'>): number {
  return of <= 0 ? 100 : Math.min(Math.floor((done * 100) / of), 100);
}
