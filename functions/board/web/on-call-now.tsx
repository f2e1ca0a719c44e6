import type { FC } from 'hono/jsx';
import { rotasShown } from '#shared/application/views/rotas-shown';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { localTimeOf } from '#shared/domain/duty/local-time';
import { nowAndNext } from '#shared/domain/duty/now-and-next';
import { days, type Instant } from '#shared/domain/instant';
import { plain } from '#shared/messages/plain';
import { clockOf } from '#shared/messages/time';
import type { Visitor } from './visitor.ts';
import { shellWords } from './words.ts';

/** Who is on call at an instant by any rota, and when the first of them changes within a day. */
interface OnCallNow {
  /** Ids of people. */
  readonly people: readonly string[];
  readonly until?: Instant;
}

function onCallNow(versioned: VersionedSettings, timeZone: string, now: Instant): OnCallNow {
  const staffed = rotasShown(versioned, timeZone)
    .map((rota) => nowAndNext(rota, now, days(1)))
    .filter(({ onCall }) => onCall.length > 0);
  const [until] = staffed.flatMap((one) => one.until ?? []).toSorted((a, b) => a - b);
  return {
    people: [...new Set(staffed.flatMap(({ onCall }) => onCall))],
    ...(until !== undefined && { until }),
  };
}

/** The line of each page that says who is on call. */
export const OnCallLine: FC<{ readonly visitor: Visitor; readonly now: Instant }> = ({
  visitor: {
    versioned,
    reader: { language, timeZone },
  },
  now,
}) => {
  const words = shellWords[language];
  const { people, until } = onCallNow(versioned, timeZone, now);
  const names = people.map((id) => plain(versioned.settings.people[id]?.name ?? id));
  return (
    <a class="on-call-now" href="/duty">
      {names.length === 0 ? words.nobodyOnCall : words.onCall(names)}
      {until !== undefined && ` ${words.until(clockOf(localTimeOf(until, timeZone).minute))}`}
    </a>
  );
};
