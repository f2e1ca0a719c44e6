import { scaleBand, scaleLinear } from 'd3-scale';
import type { FC } from 'hono/jsx';
import type { Reading } from '../reading.ts';
import { Plot, PLOT_WIDTH } from './plot.tsx';

const HEIGHT = 150;
const TOP = 16;
const BOTTOM = HEIGHT - 18;

/** A few counts side by side, each with its number. */
export const BarPlot: FC<{
  readonly reading: Reading;
  readonly title: string;
  readonly means: string;
  readonly head: readonly [string, string];
  readonly bars: readonly { readonly name: string; readonly count: number; readonly isBad: boolean }[];
}> = ({ reading, title, means, head, bars }) => {
  const { number } = reading.words;
  const x = scaleBand(
    bars.map(({ name }) => name),
    [0, PLOT_WIDTH],
  ).paddingInner(0.2);
  const y = scaleLinear([0, Math.max(1, ...bars.map(({ count }) => count))], [BOTTOM, TOP]);
  return (
    <Plot
      reading={reading}
      title={title}
      means={means}
      height={HEIGHT}
      head={head}
      rows={bars.map(({ name, count }) => [name, number(count)])}
    >
      <line class="grid" x1={0} x2={PLOT_WIDTH} y1={BOTTOM} y2={BOTTOM} />
      {bars.map(({ name, count, isBad }) => {
        const left = x(name) ?? 0;
        const middle = left + x.bandwidth() / 2;
        return (
          <>
            <rect
              class={isBad ? 'bar bad' : 'bar'}
              x={left}
              y={y(count)}
              width={x.bandwidth()}
              height={BOTTOM - y(count)}
            />
            <text x={middle} y={y(count) - 4} text-anchor="middle">
              {number(count)}
            </text>
            <text x={middle} y={HEIGHT - 4} text-anchor="middle">
              {name}
            </text>
          </>
        );
      })}
    </Plot>
  );
};
