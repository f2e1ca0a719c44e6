import { marketplaceById } from '#shared/domain/marketplace';
import type { Reader } from '#shared/messages/alert-view';
import { plain } from '#shared/messages/plain';
import { instantIn } from '#shared/messages/time';
import type { Place } from '#shared/ports/last-seen';
import type { CoverageHole } from './coverage-report.ts';

const WORDS = {
  en: {
    nobody: (from: string, until: string, where: string) =>
      `${from} to ${until}: nobody is on duty for ${where}`,
    message: (at: string, dueAt: string) => `a message that comes in at ${at} is due at ${dueAt}`,
    holidays: (names: string) => ` (${names})`,
  },
  'zh-CN': {
    nobody: (from: string, until: string, where: string) => `${from}至${until}：${where} 无人值班`,
    message: (at: string, dueAt: string) => `${at} 收到的消息将在${dueAt} 到期`,
    holidays: (names: string) => `（${names}）`,
  },
} as const;

/** A hole in a sentence: from when to when nobody is there, for which places, on which holidays, and what falls due unseen. */
export function holeIn(
  { gap, places, firstAt, dueAt, holidays }: CoverageHole,
  storeNames: ReadonlyMap<string, string>,
  { language, timeZone }: Reader,
): string {
  const words = WORDS[language];
  const at = (instant: number): string => instantIn(language, instant, timeZone);
  const named = holidays.length === 0 ? '' : words.holidays(holidays.map((name) => plain(name)).join(', '));
  const without = words.nobody(at(gap.from), at(gap.until), wherein(places, storeNames));
  return `${without}${named}; ${words.message(at(firstAt), at(dueAt))}`;
}

/** `Acme EU (DE, GB), Acme US (US)`. */
function wherein(places: readonly Place[], storeNames: ReadonlyMap<string, string>): string {
  const countries = new Map<string, string[]>();
  for (const { store, marketplaceId } of places)
    countries.set(store, [
      ...(countries.get(store) ?? []),
      marketplaceById(marketplaceId)?.country ?? marketplaceId,
    ]);
  return [...countries]
    .map(([store, list]) => `${plain(storeNames.get(store) ?? store)} (${list.join(', ')})`)
    .join(', ');
}
