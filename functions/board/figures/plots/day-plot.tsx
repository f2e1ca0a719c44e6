import { scaleBand, scaleLinear } from 'd3-scale';
import type { FC } from 'hono/jsx';
import type { DayCounts } from '../count/by-day.ts';
import { dayName, type Reading } from '../reading.ts';
import { Plot, PLOT_WIDTH } from './plot.tsx';

const HEIGHT = 170;
const BOTTOM = HEIGHT - 18;
const LEFT = 26;
/** With more days than a week, only some have a label. */
const LABELS = 5;

/** Messages by day: those that were late or not answered below, all others above; the last day is not over yet. */
export const DayPlot: FC<{ readonly byDay: readonly DayCounts[]; readonly reading: Reading }> = ({
  byDay,
  reading,
}) => {
  const { plots, number } = reading.words;
  const missed = ({ late, noResponse }: DayCounts): number => late + noResponse;
  const x = scaleBand(
    byDay.map(({ day }) => day),
    [LEFT, PLOT_WIDTH],
  ).paddingInner(byDay.length > 40 ? 0.1 : 0.25);
  const y = scaleLinear([0, Math.max(4, ...byDay.map(({ messages }) => messages))], [BOTTOM, 8]).nice(4);
  const every = byDay.length <= 7 ? 1 : Math.ceil(byDay.length / LABELS);
  return (
    <Plot
      reading={reading}
      title={plots.byDay}
      means={plots.byDayMeans}
      legend={[
        { of: 'bar', name: plots.others },
        { of: 'bar bad', name: plots.late },
      ]}
      height={HEIGHT}
      head={[plots.day, plots.messages, plots.late]}
      rows={byDay.map((one) => [dayName(reading, one.day), number(one.messages), number(missed(one))])}
    >
      {y.ticks(4).map((tick) => (
        <>
          <line class="grid" x1={LEFT} x2={PLOT_WIDTH} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 4} y={y(tick) + 3.5} text-anchor="end">
            {number(tick)}
          </text>
        </>
      ))}
      {byDay.map((one, index) => {
        const left = x(one.day) ?? LEFT;
        const bad = y(0) - y(missed(one));
        const all = y(0) - y(one.messages);
        const isLast = index === byDay.length - 1;
        const isLabelled = (byDay.length - 1 - index) % every === 0;
        return (
          <g>
            <title>{plots.dayTitle(dayName(reading, one.day), one.messages, missed(one))}</title>
            {all > bad && (
              <rect
                class={isLast ? 'bar open' : 'bar'}
                x={left}
                y={y(one.messages)}
                width={x.bandwidth()}
                height={all - bad}
              />
            )}
            {bad > 0 && (
              <rect
                class={isLast ? 'bar bad open' : 'bar bad'}
                x={left}
                y={y(missed(one))}
                width={x.bandwidth()}
                height={bad}
              />
            )}
            {isLabelled && (
              <text
                x={Math.min(left + x.bandwidth() / 2, PLOT_WIDTH - 20)}
                y={HEIGHT - 4}
                text-anchor="middle"
              >
                {dayName(reading, one.day)}
              </text>
            )}
          </g>
        );
      })}
    </Plot>
  );
};
