import type { FC } from 'hono/jsx';
import type { CoverageHole } from '#shared/application/checks/coverage-report';
import { type DayEntry, minuteIn, type RotaDay, rotaDays } from '#shared/domain/duty/calendar';
import type { DutyRota } from '#shared/domain/duty/duty-rota';
import { localTimeOf, weekdayOf } from '#shared/domain/duty/local-time';
import type { Instant } from '#shared/domain/instant';
import type { Visitor } from '../web/visitor.ts';
import { dayName, hoursIn, rotaName, weekdayName } from './day-words.ts';
import { fillPath } from './gaps.tsx';
import { dutyWords } from './words.ts';

const DAYS_A_WEEK = 7;
export const WEEKS = 8;

interface CalendarProps {
  readonly visitor: Visitor;
  readonly rotas: readonly DutyRota[];
  readonly holes: readonly CoverageHole[];
  readonly nameOf: (person: string) => string;
  readonly now: Instant;
}

/** Eight weeks in the visitor's time zone, from Monday on: a row for each week, or a list of days on a phone. */
export const Calendar: FC<CalendarProps> = (props) => {
  const { timeZone, language } = props.visitor.reader;
  const today = localTimeOf(props.now, timeZone).day;
  const first = today - weekdayOf(today) + 1;
  const count = WEEKS * DAYS_A_WEEK;
  const calendars = props.rotas.map((rota) => ({ rota, days: rotaDays(rota, { first, count, timeZone }) }));
  return (
    <ol class="calendar">
      {Array.from({ length: count }, (_, index) => {
        const day = first + index;
        const parts = calendars.flatMap(({ rota, days }) => {
          const one = days[index];
          return one === undefined ? [] : [{ rota, one }];
        });
        return (
          <li {...(day <= today && { class: day === today ? 'is-today' : 'past' })}>
            <h3>
              {dayName(language, day)}
              {day === today && <span class="tag">{dutyWords[language].today}</span>}
            </h3>
            {day >= today && <Day {...props} parts={parts} />}
          </li>
        );
      })}
    </ol>
  );
};

interface Part {
  readonly rota: DutyRota;
  readonly one: RotaDay;
}

const Day: FC<CalendarProps & { readonly parts: readonly Part[] }> = ({
  visitor,
  parts,
  holes,
  nameOf,
  now,
}) => {
  const { language, timeZone } = visitor.reader;
  const words = dutyWords[language];
  const [span] = parts.map(({ one }) => one);
  const gaps = holes.filter(
    ({ gap }) => span !== undefined && gap.from < span.until && gap.until > span.from,
  );
  return (
    <>
      {[...new Set(parts.flatMap(({ one }) => specialOf(one, language)))].map((special) => (
        <p class="special">{special}</p>
      ))}
      {parts.map(({ rota, one }) => (
        <>
          {parts.length > 1 && one.entries.length > 0 && <p class="rota">{rotaName(rota, words)}</p>}
          {one.entries.map((entry) => (
            <Entry entry={entry} day={one} visitor={visitor} nameOf={nameOf} />
          ))}
        </>
      ))}
      {parts.every(({ one }) => one.entries.length === 0) && gaps.length === 0 && (
        <p class="quiet small">{words.free}</p>
      )}
      {span !== undefined &&
        gaps.map(({ gap }) => {
          const from = minuteIn(Math.max(gap.from, span.from), span, timeZone);
          const until = minuteIn(Math.min(gap.until, span.until), span, timeZone);
          return (
            <p class="gap">
              <a href={fillPath(gap, timeZone, now)}>{words.gap(hoursIn(from, until, words))}</a>
            </p>
          );
        })}
    </>
  );
};

const Entry: FC<{
  readonly entry: DayEntry;
  readonly day: RotaDay;
  readonly visitor: Visitor;
  readonly nameOf: (person: string) => string;
}> = ({ entry: { from, until, onCall, backup, takeover }, day, visitor, nameOf }) => {
  const { language, timeZone } = visitor.reader;
  const words = dutyWords[language];
  return (
    <p class={takeover === undefined ? 'entry' : 'entry taken'}>
      <span class="hours">
        {hoursIn(minuteIn(from, day, timeZone), minuteIn(until, day, timeZone), words)}
      </span>{' '}
      <b>{onCall.map(nameOf).join(words.joined)}</b>
      {takeover !== undefined && <span class="tag">{words.takesOver}</span>}
      {backup.length > 0 && (
        <span class="quiet small">{words.backup(backup.map(nameOf).join(words.joined))}</span>
      )}
    </p>
  );
};

function specialOf({ holiday, worksLike }: RotaDay, language: Visitor['reader']['language']): string[] {
  if (worksLike !== undefined) return [dutyWords[language].worksLike(weekdayName(language, worksLike))];
  return holiday === undefined ? [] : [holiday];
}
