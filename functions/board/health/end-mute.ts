import type { SettingsSource } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import type { Mutes } from '#shared/ports/mutes';
import * as z from '#shared/zod';
import { isId } from '../is-id.ts';
import { muteHealth, type MuteHealth } from './mute-health.ts';

export interface EndMuteDeps {
  readonly mutes: Mutes;
  readonly settings: SettingsSource;
}

/** Who ends a mute: anybody of the settings, since alerts that come again do no harm. */
export const endMuteSchema = z.strictObject({
  by: z.string({ error: 'is missing: the id of a person in the settings' }).check(z.minLength(1)),
});

/** All mutes afterwards, or why nothing was changed. */
export type EndMuteAnswer =
  | { readonly status: 200; readonly mutes: readonly MuteHealth[] }
  | { readonly status: 400 | 404; readonly error: string };

/** Ends a mute: mails like it alert again. */
export async function endMute(
  deps: EndMuteDeps,
  id: string,
  { by }: z.output<typeof endMuteSchema>,
  now: Instant,
): Promise<EndMuteAnswer> {
  const { settings } = await deps.settings.current();
  if (!Object.hasOwn(settings.people, by))
    return { status: 400, error: 'by: nobody has this id under people in the settings' };
  const ended = isId(id) && (await deps.mutes.end(id, by, now));
  return ended
    ? { status: 200, mutes: await muteHealth(deps, now) }
    : { status: 404, error: 'no mute with this id is in force' };
}
