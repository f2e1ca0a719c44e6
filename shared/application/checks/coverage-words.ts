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
    holidays: (names: readonly string[]) => ` (${names.join(', ')})`,
    store: (name: string, countries: readonly string[]) => `${name} (${countries.join(', ')})`,
    places: (stores: readonly string[]) => stores.join(', '),
    sentence: (nobody: string, message: string) => `${nobody}; ${message}`,
  },
  'zh-CN': {
    nobody: (from: string, until: string, where: string) => `${from} 至 ${until}：${where}无人值班`,
    message: (at: string, dueAt: string) => `${at} 收到的消息将在${dueAt} 到期`,
    holidays: (names: readonly string[]) => `（${names.join('、')}）`,
    store: (name: string, countries: readonly string[]) => `${name}（${countries.join('、')}）`,
    places: (stores: readonly string[]) => stores.join('、'),
    sentence: (nobody: string, message: string) => `${nobody}；${message}`,
  },
} as const;

/** A gap in a sentence: when nobody is on duty, for which places, on which holidays, and what falls due meanwhile. */
export function holeIn(
  { gap, places, firstAt, dueAt, holidays }: CoverageHole,
  storeNames: ReadonlyMap<string, string>,
  { language, timeZone }: Reader,
): string {
  const words = WORDS[language];
  const at = (instant: number): string => instantIn(language, instant, timeZone);
  const named = holidays.length === 0 ? '' : words.holidays(holidays.map((name) => plain(name)));
  const without = words.nobody(at(gap.from), at(gap.until), placesIn(places, storeNames, language));
  return words.sentence(`${without}${named}`, words.message(at(firstAt), at(dueAt)));
}

/** `Acme EU (DE, GB), Acme US (US)`. */
export function placesIn(
  places: readonly Place[],
  storeNames: ReadonlyMap<string, string>,
  language: Reader['language'],
): string {
  const words = WORDS[language];
  const countries = new Map<string, string[]>();
  for (const { store, marketplaceId } of places)
    countries.set(store, [
      ...(countries.get(store) ?? []),
      marketplaceById(marketplaceId)?.country ?? marketplaceId,
    ]);
  return words.places(
    [...countries].map(([store, list]) => words.store(plain(storeNames.get(store) ?? store), list)),
  );
}
