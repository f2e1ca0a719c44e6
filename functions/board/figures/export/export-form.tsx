import type { FC } from 'hono/jsx';
import { days, type Instant } from '#shared/domain/instant';
import type { Selection } from '../query.ts';
import type { Reading } from '../reading.ts';
import { isoDayIn, MOST_DAYS } from './period.ts';

/** Chooses the days of a file: the last month at first. */
export const ExportForm: FC<{
  readonly query: Selection;
  readonly reading: Reading;
  readonly now: Instant;
}> = ({ query: { store, marketplaceId }, reading: { words, reader }, now }) => {
  const { export: labels } = words;
  const [from, to] = [now - days(MOST_DAYS - 1), now].map((at) => isoDayIn(at, reader.timeZone));
  return (
    <section class="panel part">
      <h2>{labels.title}</h2>
      <p class="small quiet">{labels.means}</p>
      <form class="filters" method="get" action="/figures/days.csv">
        {store !== undefined && <input type="hidden" name="store" value={store} />}
        {marketplaceId !== undefined && <input type="hidden" name="marketplace" value={marketplaceId} />}
        <label>
          {labels.from}
          <input type="date" name="from" value={from} required />
        </label>
        <label>
          {labels.to}
          <input type="date" name="to" value={to} required />
        </label>
        <button>{labels.days}</button>
        <button formaction="/figures/threads.csv">{labels.threads}</button>
      </form>
    </section>
  );
};
