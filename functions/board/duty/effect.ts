import { rotasShown } from '#shared/application/views/rotas-shown';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { type DutyChange, dutyChanges, relieved } from '#shared/domain/duty/duty-changes';
import type { Takeover } from '#shared/domain/duty/takeover';
import type { Instant } from '#shared/domain/instant';

/** What a takeover changes. */
export interface Effect {
  readonly changes: readonly DutyChange[];
  /** Who gets a mail: who takes over, and whose duty it was. */
  readonly mailed: readonly string[];
}

/** What a takeover changes from now on, or changed if it is undone: duty with it is compared with duty without it. */
export function effectOf(
  takeover: Takeover,
  versioned: VersionedSettings,
  timeZone: string,
  now: Instant,
): Effect {
  const others = (versioned.takenOver?.takeovers ?? []).filter(({ id }) => id !== takeover.id);
  const rotasWith = (takeovers: readonly Takeover[]): ReturnType<typeof rotasShown> =>
    rotasShown({ ...versioned, takenOver: { revision: 0, takeovers } }, timeZone);
  const after = rotasWith([...others, takeover]);
  const span = { from: Math.max(takeover.from, now), until: takeover.until };
  const changes = rotasWith(others).flatMap((before, index) => {
    const changed = after[index];
    return changed === undefined ? [] : dutyChanges(before, changed, span);
  });
  const { person, insteadOf } = takeover;
  const mailed = [person, ...(insteadOf === undefined ? [] : [insteadOf]), ...relieved(changes)];
  return { changes, mailed: [...new Set(mailed)] };
}
