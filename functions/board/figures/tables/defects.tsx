import type { Child, FC } from 'hono/jsx';
import { CONCERN_WORDS } from '#shared/messages/concern-words';
import { dayIn, percentIn } from '#shared/messages/figure-format';
import { Table } from '../plots/plot.tsx';
import { Trend } from '../plots/trend.tsx';
import { Judged, Part, placeName, type TableProps } from './part.tsx';

/** The order defect rates with their parts and Amazon's target. */
export const Defects: FC<TableProps> = ({ view: { defects }, reading: { words, reader }, settings }) => (
  <Part title={words.defects.title} means={words.defects.means}>
    {defects.length === 0 ? (
      <p>{words.defects.nothing}</p>
    ) : (
      <Table
        label={words.defects.title}
        head={[
          words.places.place,
          words.defects.trend,
          words.defects.title,
          words.defects.target,
          words.defects.claims,
          words.defects.chargebacks,
          words.defects.feedback,
          words.defects.orders,
          words.defects.day,
        ]}
        rows={defects.map(({ place, name, latest, day, values }): Child[] => {
          const { value, target, parts, orders } = latest;
          const rate = percentIn(value, 2);
          const count = (one: number | undefined): string =>
            one === undefined ? words.none : words.number(one);
          return [
            <>
              {placeName(settings, place.store, place.marketplaceId)}
              <br />
              <span class="small quiet">{CONCERN_WORDS[reader.language].measures[name]}</span>
            </>,
            <Trend
              values={values}
              target={target?.value}
              title={words.defects.trendTitle(percentIn(values[0]?.value ?? value, 2), rate)}
            />,
            <Judged isBad={target !== undefined && value >= target.value}>{rate}</Judged>,
            target === undefined ? words.none : words.defects.below(percentIn(target.value, 2)),
            count(parts?.claims),
            count(parts?.chargebacks),
            count(parts?.negativeFeedback),
            count(orders),
            dayIn({ ...reader, timeZone: 'UTC' }, Date.parse(day)),
          ];
        })}
      />
    )}
  </Part>
);
