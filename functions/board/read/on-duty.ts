import { rotasShown } from '#shared/application/views/rotas-shown';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import type { DutyRota } from '#shared/domain/duty/duty-rota';
import { type NowAndNext, nowAndNext } from '#shared/domain/duty/now-and-next';
import { STANDING_DUTY } from '#shared/domain/duty/standing-duty';
import type { Instant } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { plain } from '#shared/messages/plain';
import { instantIn } from '#shared/messages/time';
import { rotaName } from '../duty/day-words.ts';
import { dutyWords } from '../duty/words.ts';

/** A person as a program knows them; it has no address. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who is on duty by one rota. Instants are ISO 8601 in UTC. */
export interface OnDutyView {
  /** The rota's id; null for those who are on duty at all times where no rota covers a marketplace. */
  readonly rota: string | null;
  readonly onCall: readonly Named[];
  readonly backup: readonly Named[];
  /** When others come on call, or nobody does; null when that is more than two weeks away. */
  readonly until: string | null;
  /** Who comes on call next; null when nobody does within two weeks. */
  readonly next: { readonly from: string; readonly onCall: readonly Named[] } | null;
}

interface Asked {
  /** One rota only, by its id. */
  readonly rota?: string | undefined;
}

/** Who is on duty now by each rota, or by one; undefined when no rota has the id. */
export async function onDuty(
  settings: SettingsSource,
  asked: Asked,
  now: Instant,
): Promise<OnDutyView[] | undefined> {
  const found = await findOnDuty(settings, asked, now);
  const iso = (at: Instant): string => new Date(at).toISOString();
  return found?.rotas.map(({ rota, duty: { onCall, backup, until, next } }) => ({
    rota: rota.id === STANDING_DUTY ? null : rota.id,
    onCall: onCall.map(found.named),
    backup: backup.map(found.named),
    until: until === undefined ? null : iso(until),
    next: next === undefined ? null : { from: iso(next.from), onCall: next.onCall.map(found.named) },
  }));
}

/** The same as one line of text for each rota, for the topic of a chat; in the rota's own time zone where none is given. */
export async function onDutyInWords(
  settings: SettingsSource,
  {
    language,
    timeZone,
    ...asked
  }: Asked & Pick<Reader, 'language'> & { readonly timeZone?: string | undefined },
  now: Instant,
): Promise<string | undefined> {
  const words = dutyWords[language];
  const found = await findOnDuty(settings, asked, now);
  if (found === undefined) return undefined;
  const several = found.rotas.length > 1;
  return found.rotas
    .map(({ rota, duty: { onCall, backup, until, next } }) => {
      const at = (instant: Instant): string => instantIn(language, instant, timeZone ?? rota.timeZone);
      const names = (people: readonly string[]): string =>
        people.map((person) => found.named(person).name).join(words.joined);
      const line = words.line([
        onCall.length === 0
          ? words.nobody
          : words.onCallNow(names(onCall), until === undefined ? undefined : words.until(at(until))),
        ...(next === undefined ? [] : [words.then(names(next.onCall), at(next.from))]),
        ...(backup.length === 0 ? [] : [words.backup(names(backup))]),
      ]);
      return several ? words.ofRota(rotaName(rota, words), line) : line;
    })
    .join('\n');
}

interface Found {
  readonly rotas: readonly { readonly rota: DutyRota; readonly duty: NowAndNext }[];
  readonly named: (person: string) => Named;
}

async function findOnDuty(
  settings: SettingsSource,
  { rota: id }: Asked,
  now: Instant,
): Promise<Found | undefined> {
  const versioned = await settings.current();
  const { people } = versioned.settings;
  const rotas = rotasShown(versioned, 'UTC').filter((rota) => id === undefined || rota.id === id);
  if (rotas.length === 0) return undefined;
  return {
    rotas: rotas.map((rota) => ({ rota, duty: nowAndNext(rota, now) })),
    named: (person) => ({ id: person, name: plain(people[person]?.name ?? person) }),
  };
}
