import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import { boardRowOf } from '#shared/domain/board/board-row';
import { type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import { stateOf } from '#shared/domain/thread/situation';
import type { BoardFilling, FillingProgress } from '#shared/ports/board';
import type { Now } from '#shared/ports/now';
import type { Stored } from '#shared/ports/threads';
import { forEach } from './for-each.ts';

/**
 * When a deploy has replaced the functions, calls of the old ones may still run, at most as long as Lambda lets any: what
 * they save has no row.
 */
const OLD_CALLS_END_AFTER_MS: DurationMs = minutes(15);

/** Of the thousand writes a second that DynamoDB takes for one state of the board, half are left to new messages. */
const PAUSE_FOR_EACH_MS: DurationMs = 2;

export interface FillBoardDeps {
  readonly filling: BoardFilling;
  readonly settings: SettingsSource;
  readonly now: Now;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** Begins to fill the board anew, unless this deploy has begun already. */
export async function beginFilling({ filling, now }: FillBoardDeps, deploy: string): Promise<void> {
  if ((await filling.progress())?.deploy === deploy) return;
  await filling.note({ deploy, startedAt: now(), pass: 'first' });
}

/**
 * Puts threads on the board that were saved before it existed, portion by portion, until it is whole or the time is up.
 * It may be cut off at any point, and repeat any portion: the next call goes on where the last portion ended.
 */
export async function fillBoard(deps: FillBoardDeps, until: Instant): Promise<FillingProgress | undefined> {
  let progress = await deps.filling.progress();
  while (progress !== undefined && hasMore(progress, deps.now()) && deps.now() < until) {
    const { threads, next } = await deps.filling.unlisted(progress.after, deps.now());
    await list(deps, threads);
    const { deploy, startedAt, pass } = progress;
    progress =
      next === undefined
        ? { deploy, startedAt, pass: pass === 'first' ? 'second' : 'done' }
        : { deploy, startedAt, pass, after: next };
    await deps.filling.note(progress);
  }
  return progress;
}

/** Whether the lists are complete, but for what old functions saved in the minutes of the deploy. */
export function isBoardFilled(progress: FillingProgress | undefined): boolean {
  return progress !== undefined && progress.pass !== 'first';
}

/** Tells whether the lists are complete. Once they are, a process asks no more. */
export function boardFilledAsked(filling: Pick<BoardFilling, 'progress'>): () => Promise<boolean> {
  let isFilled = false;
  return async () => (isFilled ||= isBoardFilled(await filling.progress()));
}

function hasMore({ pass, startedAt }: FillingProgress, now: Instant): boolean {
  return pass === 'first' || (pass === 'second' && now >= startedAt + OLD_CALLS_END_AFTER_MS);
}

async function list(
  { filling, settings, now, pause }: FillBoardDeps,
  threads: readonly Stored[],
): Promise<void> {
  if (threads.length === 0) return;
  const rules = rulesOf(await settings.current());
  await forEach(threads, async (stored) => {
    const row = boardRowOf(stateOf(stored.thread, now()), rules);
    if (row !== undefined) await filling.list(stored, row);
  });
  await pause(threads.length * PAUSE_FOR_EACH_MS);
}
