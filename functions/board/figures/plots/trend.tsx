import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { FC } from 'hono/jsx';

const WIDTH = 120;
const HEIGHT = 32;

/** A rate over time as a small line above zero, with the target that it must stay under. */
export const Trend: FC<{
  readonly values: readonly { readonly day: string; readonly value: number }[];
  readonly target: number | undefined;
  readonly title: string;
}> = ({ values, target, title }) => {
  const times = values.map(({ day }) => Date.parse(day));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const x = scaleLinear([first, Math.max(last, first + 1)], [2, WIDTH - 4]);
  const top = Math.max(target ?? 0, ...values.map(({ value }) => value), 1e-6);
  const y = scaleLinear([0, top * 1.1], [HEIGHT - 2, 2]);
  const path = line<(typeof values)[number]>(
    ({ day }) => x(Date.parse(day)),
    ({ value }) => y(value),
  )(values);
  const newest = values.at(-1);
  return (
    <svg
      class="trend"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={title}
    >
      <title>{title}</title>
      {target !== undefined && <line class="target" x1={0} x2={WIDTH} y1={y(target)} y2={y(target)} />}
      {path !== null && <path class="line" d={path} />}
      {newest !== undefined && <circle class="dot" cx={x(last)} cy={y(newest.value)} r={2.5} />}
    </svg>
  );
};
