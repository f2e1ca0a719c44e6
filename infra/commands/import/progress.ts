import type { Output } from '#infra/terminal/progress';
import { lasting } from './summary.ts';

/** How far a part of an import is. */
export interface ImportState {
  /** What is done in this part, in words. */
  readonly part: string;
  /** Bytes or mails, out of `of`. */
  readonly done: number;
  readonly of: number;
  /** Mails of this part so far. */
  readonly mails: number;
}

export interface ImportProgress {
  readonly update: (state: ImportState) => void;
  /** Clears what is still shown. */
  readonly end: () => void;
}

const REDRAW_MS = 100;
const LINE_EACH_PERCENT = 10;
const BAR_CHARACTERS = 20;
const CLEAR_LINE = '\r\u001b[2K';

/** In a terminal a bar, redrawn at most ten times a second; else a line each 10 %. */
export function showImport(
  out: Output & { readonly columns?: number },
  elapsedMs: () => number,
): ImportProgress {
  let part: string | undefined;
  let startedMs = 0;
  let drawnMs = -Infinity;
  let told = 0;
  return {
    update(state) {
      const nowMs = elapsedMs();
      if (state.part !== part) [part, startedMs, drawnMs, told] = [state.part, nowMs, -Infinity, 0];
      if (out.isTTY === true) {
        if (nowMs - drawnMs < REDRAW_MS) return;
        drawnMs = nowMs;
        const line = progressLine(state, nowMs - startedMs);
        out.write(`${CLEAR_LINE}${line.slice(0, (out.columns ?? 80) - 1)}`);
        return;
      }
      const tenth = Math.floor(percentOf(state) / LINE_EACH_PERCENT);
      if (tenth <= told) return;
      told = tenth;
      out.write(`${progressLine(state, nowMs - startedMs)}\n`);
    },
    end() {
      if (out.isTTY === true) out.write(CLEAR_LINE);
    },
  };
}

/** `reading mail [#####...............]  25 %  1,200 mails  310/s  12.0 s left` */
export function progressLine(state: ImportState, elapsedMs: number): string {
  const { part, done, of, mails } = state;
  const percent = percentOf(state);
  const bar = '#'.repeat(Math.floor((percent * BAR_CHARACTERS) / 100)).padEnd(BAR_CHARACTERS, '.');
  const pace = elapsedMs <= 0 ? 0 : Math.round((mails * 1_000) / elapsedMs);
  const left = done <= 0 || done >= of ? '' : `  ${lasting((elapsedMs * (of - done)) / done)} left`;
  return `${part} [${bar}] ${String(percent).padStart(3)} %  ${mails.toLocaleString('en')} mails  ${pace}/s${left}`;
}

function percentOf({ done, of }: ImportState): number {
  return of <= 0 ? 100 : Math.min(Math.floor((done * 100) / of), 100);
}
