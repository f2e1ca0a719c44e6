import { scaleBand, scaleQuantize } from 'd3-scale';
import type { FC } from 'hono/jsx';
import { hourSpan, weekdayIn } from '#shared/messages/figure-format';
import type { WeekOf } from '../count/by-hour.ts';
import type { Reading } from '../reading.ts';
import { Plot, PLOT_WIDTH } from './plot.tsx';

const ROW = 16;
const LEFT = 36;
const HEIGHT = 7 * ROW + 18;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Classes of the colours, from few to many. */
const LEVELS = ['heat1', 'heat2', 'heat3', 'heat4', 'heat5'];

/** When messages come in by weekday and hour, with the hours in which somebody is on duty drawn over it. */
export const HeatMap: FC<{
  readonly byHour: WeekOf<number>;
  readonly staffed: WeekOf<boolean> | undefined;
  readonly reading: Reading;
}> = ({ byHour, staffed, reading }) => {
  const { reader, words, zone } = reading;
  const { plots, number } = words;
  const x = scaleBand(HOURS, [LEFT, PLOT_WIDTH]);
  const most = Math.max(1, ...byHour.flat());
  const level = scaleQuantize([0, most], LEVELS);
  const left = (hour: number): number => x(hour) ?? PLOT_WIDTH;
  return (
    <Plot
      reading={reading}
      title={plots.byHour}
      means={staffed === undefined ? plots.byHourNoRota(zone) : plots.byHourMeans(zone)}
      height={HEIGHT}
      head={[plots.weekday, ...HOURS.map((hour) => String(hour))]}
      rows={byHour.map((hours, day) => [
        weekdayIn(reader, day + 1),
        ...hours.map((count, hour) =>
          staffed?.[day]?.[hour] === true ? (
            <span title={plots.staffed}>{number(count)} ✓</span>
          ) : (
            number(count)
          ),
        ),
      ])}
    >
      {byHour.map((hours, day) => (
        <>
          <text x={0} y={day * ROW + 12}>
            {weekdayIn(reader, day + 1, 'short')}
          </text>
          {hours.map((count, hour) => (
            <rect
              class={count === 0 ? 'heat0' : level(count)}
              x={left(hour) + 0.75}
              y={day * ROW + 0.75}
              width={x.bandwidth() - 1.5}
              height={ROW - 1.5}
              rx={2}
            >
              <title>{plots.hourTitle(weekdayIn(reader, day + 1), hourSpan(hour), count)}</title>
            </rect>
          ))}
        </>
      ))}
      {staffed?.map((hours, day) =>
        runsOf(hours).map(({ from, until }) => (
          <rect
            class="staffed"
            x={left(from)}
            y={day * ROW}
            width={left(until) - left(from)}
            height={ROW}
            rx={3}
          />
        )),
      )}
      {HOURS.filter((hour) => hour % 6 === 0).map((hour) => (
        <text x={left(hour)} y={HEIGHT - 4}>
          {String(hour).padStart(2, '0')}
        </text>
      ))}
    </Plot>
  );
};

/** The stretches of hours in which it is true. */
function runsOf(hours: readonly boolean[]): { readonly from: number; readonly until: number }[] {
  return hours.flatMap((is, from) => {
    if (!is || hours[from - 1] === true) return [];
    const end = hours.indexOf(false, from);
    return [{ from, until: end === -1 ? hours.length : end }];
  });
}
