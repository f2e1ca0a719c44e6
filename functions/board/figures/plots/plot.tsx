import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import type { Reading } from '../reading.ts';

/** Plots are drawn as wide as a phone shows them, so that they need no scrolling there; a wider place magnifies them. */
export const PLOT_WIDTH = 360;

interface PlotProps {
  readonly reading: Reading;
  readonly title: string;
  /** What it shows, and what to do about it. */
  readonly means: string;
  /** The names of what is drawn, by the class of its colour. */
  readonly legend?: readonly { readonly of: string; readonly name: string }[];
  readonly height: number;
  /** The same as a table, for whoever cannot see the drawing. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly Child[])[];
}

/** A drawing with its sentence and its table. */
export const Plot: FC<PropsWithChildren<PlotProps>> = ({
  reading: { words },
  title,
  means,
  legend = [],
  height,
  head,
  rows,
  children,
}) => (
  <figure class="plot panel">
    <figcaption>
      <h2>{title}</h2>
      <p class="small quiet">{means}</p>
      {legend.length > 0 && (
        <p class="small legend">
          {legend.map(({ of, name }) => (
            <span>
              <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
                <rect class={of} x="0.5" y="0.5" width="9" height="9" rx="2" />
              </svg>{' '}
              {name}
            </span>
          ))}
        </p>
      )}
    </figcaption>
    <svg viewBox={`0 0 ${PLOT_WIDTH} ${height}`} role="img" aria-label={title}>
      <title>{title}</title>
      {children}
    </svg>
    <details>
      <summary class="small">{words.plots.table}</summary>
      <Table head={head} rows={rows} label={title} />
    </details>
  </figure>
);

/** A table whose first column names its rows and whose others hold numbers; it scrolls where it is too wide. */
export const Table: FC<{
  readonly head: readonly string[];
  readonly rows: readonly (readonly Child[])[];
  readonly label: string;
}> = ({ head, rows, label }) => (
  <div class="scrolls" tabindex={0} role="region" aria-label={label}>
    <table class="figures">
      <thead>
        <tr>
          {head.map((name, index) => (
            <th scope="col" {...(index > 0 && { class: 'number' })}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr>
            <th scope="row">{name}</th>
            {cells.map((cell) => (
              <td class="number">{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
