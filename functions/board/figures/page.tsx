import type { FC } from 'hono/jsx';
import type { Settings } from '#shared/contracts/settings/settings';
import { BACKLOG_HOURS } from '#shared/domain/figures/figures';
import type { Instant } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import { wordsIn } from '#shared/messages/catalogue';
import { plain } from '#shared/messages/plain';
import { Notice, Shell } from '../web/shell.tsx';
import type { Visitor } from '../web/visitor.ts';
import { ANSWER_HOURS } from './count/answer-times.ts';
import type { FiguresView } from './figures-view.ts';
import { ExportForm } from './export/export-form.tsx';
import { BarPlot } from './plots/bar-plot.tsx';
import { DayPlot } from './plots/day-plot.tsx';
import { HeatMap } from './plots/heat-map.tsx';
import { type FiguresQuery, marketplacesIn, WINDOWS } from './query.ts';
import { type Reading, readingFor } from './reading.ts';
import { Defects } from './tables/defects.tsx';
import { People } from './tables/people.tsx';
import { Contacts, Places } from './tables/places.tsx';
import { Products, Topics } from './tables/topics.tsx';
import { Tiles } from './tiles.tsx';

/** How the stores answer, and what to do about it. */
export const FiguresPage: FC<{
  readonly visitor: Visitor;
  readonly view: FiguresView;
  /** The address named a store or marketplace that the settings do not have. */
  readonly isUnknown: boolean;
  readonly now: Instant;
}> = ({ visitor, view, isUnknown, now }) => {
  const { settings } = visitor.versioned;
  const reading = readingFor(visitor.reader, now);
  const { words, reader } = reading;
  const { dueAt } = wordsIn(reader.language);
  const isEmpty = view.counts.messages === 0 && view.counts.backlog.every((count) => count === 0);
  const parts = { view, reading, settings };
  return (
    <Shell visitor={visitor} title={words.title} page="figures" now={now}>
      <div class="stack">
        <h1>{words.title}</h1>
        <Filters query={view.query} settings={settings} reading={reading} />
        {isUnknown && <Notice kind="warn">{words.unknownFilter}</Notice>}
        <p class="small quiet">{words.counted(view.query.days, dueAt(now, reader.timeZone))}</p>
        {view.unrecordedUntil !== undefined && (
          <Notice kind="warn">{words.unrecorded(dueAt(view.unrecordedUntil, reader.timeZone))}</Notice>
        )}
        {isEmpty ? (
          <div class="panel stack">
            <p>{words.empty}</p>
            <p>{words.emptyNext}</p>
            <p>
              <a class="button" href="/health">
                {words.toHealth}
              </a>
            </p>
          </div>
        ) : (
          <>
            <Tiles view={view} reading={reading} />
            <div class="plots">
              <DayPlot byDay={view.byDay} reading={reading} />
              <HeatMap byHour={view.byHour} staffed={view.staffed} reading={reading} />
              <AnswerTimes view={view} reading={reading} />
              {view.counts.backlog.some((count) => count > 0) && <Backlog view={view} reading={reading} />}
            </div>
            <div class="tables">
              <Topics {...parts} />
              <Products {...parts} />
              <Places {...parts} />
              {view.people !== undefined && <People {...parts} people={view.people} />}
            </div>
          </>
        )}
        {view.contacts.length > 0 && <Contacts {...parts} />}
        <Defects {...parts} />
        <ExportForm query={view.query} reading={reading} now={now} />
      </div>
    </Shell>
  );
};

interface PartProps {
  readonly view: FiguresView;
  readonly reading: Reading;
}

const AnswerTimes: FC<PartProps> = ({ view: { answerTimes }, reading }) => {
  const { plots } = reading.words;
  return (
    <BarPlot
      reading={reading}
      title={plots.answerTimes}
      means={plots.answerTimesMeans}
      head={[plots.length, plots.answers]}
      bars={answerTimes.map((count, index) => ({
        name: spanName(reading, ANSWER_HOURS, index),
        count,
        isBad: index === ANSWER_HOURS.length,
      }))}
    />
  );
};

const Backlog: FC<PartProps> = ({ view: { counts }, reading }) => {
  const { plots } = reading.words;
  return (
    <BarPlot
      reading={reading}
      title={plots.backlog}
      means={plots.backlogMeans}
      head={[plots.age, plots.messages]}
      bars={counts.backlog.map((count, index) => ({
        name: spanName(reading, BACKLOG_HOURS, index),
        count,
        isBad: (BACKLOG_HOURS[index - 1] ?? 0) >= 24,
      }))}
    />
  );
};

/** The name of a span between two of the hours. */
function spanName({ words: { plots } }: Reading, limits: readonly number[], index: number): string {
  const [from, to] = [limits[index - 1], limits[index]];
  if (from === undefined) return plots.younger(to ?? 0);
  return to === undefined ? plots.older(from) : plots.between(from, to);
}

const Filters: FC<{
  readonly query: FiguresQuery;
  readonly settings: Settings;
  readonly reading: Reading;
}> = ({ query, settings, reading: { words } }) => {
  const { filter } = words;
  return (
    <form class="filters" method="get" action="/figures">
      <label>
        {filter.time}
        <select name="days">
          {WINDOWS.map((days) => (
            <option value={days} selected={days === query.days}>
              {filter.days(days)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {filter.store}
        <select name="store">
          <option value="">{filter.allStores}</option>
          {Object.entries(settings.stores).map(([id, { name }]) => (
            <option value={id} selected={id === query.store}>
              {plain(name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {filter.marketplace}
        <select name="marketplace">
          <option value="">{filter.allMarketplaces}</option>
          {marketplacesIn(settings).map((id) => (
            <option value={id} selected={id === query.marketplaceId}>
              amazon.{marketplaceById(id)?.tld ?? id}
            </option>
          ))}
        </select>
      </label>
      <button>{filter.show}</button>
    </form>
  );
};
