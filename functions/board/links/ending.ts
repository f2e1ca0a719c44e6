import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { endingOf as endingByFact } from '#shared/domain/thread/ending';
import type { Cycle } from '#shared/domain/thread/cycle';
import type { ThreadState } from '#shared/domain/thread/situation';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { plain } from '#shared/messages/plain';

/** By whom the wait ended, when and for which order, in a sentence; undefined while it runs. */
export function endingOf(
  { thread }: ThreadState,
  { ended }: Cycle,
  { settings }: VersionedSettings,
  reader: Reader,
): string | undefined {
  if (ended === undefined) return undefined;
  const words = wordsIn(reader.language);
  const said = endingByFact(thread, ended);
  const by = 'by' in said ? (settings.people[said.by]?.name ?? said.by) : undefined;
  const at = words.dueAt(ended.at, reader.timeZone);
  const who = by === undefined ? words.page.somebody : plain(by);
  const ending =
    said.way === 'from-here' ? words.page.answeredFromHere(at, who) : words.page.ending[ended.by](at, who);
  return thread.orderId === undefined ? ending : words.page.ofOrder(plain(thread.orderId), ending);
}
