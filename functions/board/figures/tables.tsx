import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import type { Settings } from '#shared/contracts/settings/settings';
import type { Counts } from '#shared/domain/figures/figures';
import { hours } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import type { Topic } from '#shared/domain/topic';
import { wordsIn } from '#shared/messages/catalogue';
import { CONCERN_WORDS } from '#shared/messages/concern-words';
import { dayIn, percentIn } from '#shared/messages/figure-format';
import { plain } from '#shared/messages/plain';
import { comparedDays, type MovedTopic } from './count/by-topic.ts';
import type { FiguresView } from './figures-view.ts';
import { Table } from './plots/plot.tsx';
import { Trend } from './plots/trend.tsx';
import type { Reading } from './reading.ts';

interface TableProps {
  readonly view: FiguresView;
  readonly reading: Reading;
  readonly settings: Settings;
}

const Part: FC<PropsWithChildren<{ readonly title: string; readonly means: string }>> = ({
  title,
  means,
  children,
}) => (
  <section class="panel part">
    <h2>{title}</h2>
    <p class="small quiet">{means}</p>
    {children}
  </section>
);

/** What buyers write about, and how that moved. */
export const Topics: FC<TableProps> = ({ view: { topics, query }, reading: { words, reader } }) => {
  const dayCount = comparedDays(query.days);
  const most = Math.max(1, ...topics.map(({ messages }) => messages));
  return (
    <Part title={words.topics.title} means={words.topics.means(dayCount)}>
      {topics.length === 0 ? (
        <p>{words.topics.nothing}</p>
      ) : (
        <Table
          label={words.topics.title}
          head={[words.topics.topic, words.topics.now(dayCount), words.topics.before, words.topics.moved]}
          rows={topics.map((one) => [
            wordsIn(reader.language).topic[one.topic],
            <>
              <svg viewBox="0 0 60 8" width="60" height="8" aria-hidden="true">
                <rect class="bar" width={(60 * one.messages) / most} height="8" rx="2" />
              </svg>{' '}
              {words.number(one.messages)}
            </>,
            words.number(one.before),
            movedIn(one, words),
          ])}
        />
      )}
    </Part>
  );
};

/** `+5`, with a true minus sign. */
function movedIn({ messages, before }: MovedTopic, { topics, number }: Reading['words']): string {
  if (messages === before) return topics.same;
  return messages > before ? `+${number(messages - before)}` : `−${number(before - messages)}`;
}

const MOST_TOPICS = 4;

/** Which product brings which questions. */
export const Products: FC<TableProps> = ({ view, reading: { words, reader } }) => {
  const { products, namingProduct, counts } = view;
  const sums = new Map<Topic | undefined, number>();
  for (const { topics } of products)
    for (const [topic, count] of topics) sums.set(topic, (sums.get(topic) ?? 0) + count);
  const columns = [...sums].toSorted(([, a], [, b]) => b - a).slice(0, MOST_TOPICS);
  const nameOf = (topic: Topic | undefined): string =>
    topic === undefined ? words.topics.unknown : wordsIn(reader.language).topic[topic];
  return (
    <Part
      title={words.products.title}
      means={
        products.length === 0 ? words.products.nothing : words.products.means(namingProduct, counts.messages)
      }
    >
      {products.length > 0 && (
        <Table
          label={words.products.title}
          head={[words.products.product, words.places.messages, ...columns.map(([topic]) => nameOf(topic))]}
          rows={products.map(({ asin, messages, topics }) => [
            <code>{asin}</code>,
            words.number(messages),
            ...columns.map(([topic]) => words.number(topics.get(topic) ?? 0)),
          ])}
        />
      )}
    </Part>
  );
};

/** The figures of each store and marketplace. */
export const Places: FC<TableProps> = ({ view: { places }, reading: { words }, settings }) => (
  <Part title={words.places.title} means={words.places.means}>
    <Table
      label={words.places.title}
      head={[
        words.places.place,
        words.places.messages,
        words.places.late,
        words.places.unanswered,
        words.places.rate,
        words.places.median,
      ]}
      rows={places.map((one) => [
        placeName(settings, one.store, one.marketplaceId),
        words.number(one.messages),
        words.number(one.late),
        words.number(one.noResponse),
        <Judged isBad={one.meets.responseRate === false}>
          {one.responseRate === null ? words.none : percentIn(one.responseRate)}
        </Judged>,
        <Judged isBad={one.meets.medianFirstResponse === false}>
          {one.firstResponse === null ? words.none : words.length(one.firstResponse.medianMs)}
        </Judged>,
      ])}
    />
  </Part>
);

const Judged: FC<PropsWithChildren<{ readonly isBad: boolean }>> = ({ isBad, children }) =>
  isBad ? <b class="missed">▼ {children}</b> : <>{children}</>;

/** Amazon's count of the contacts beside ours. */
export const Contacts: FC<TableProps> = ({ view: { contacts }, reading: { words, reader }, settings }) => (
  <Part title={words.contacts.title} means={words.contacts.means}>
    <Table
      label={words.contacts.title}
      head={[
        words.places.place,
        words.contacts.amazon,
        words.contacts.ours,
        words.contacts.days,
        `${words.contacts.average} (${words.contacts.amazon})`,
        `${words.contacts.average} (${words.contacts.ours})`,
      ]}
      rows={contacts.map(({ place, frame, ours }) => {
        const counted = frame.within24Hours + frame.after24Hours + frame.unanswered;
        return [
          placeName(settings, place.store, place.marketplaceId),
          counted === 0 ? words.none : percentIn(frame.within24Hours / counted),
          ours === undefined
            ? words.contacts.notSeen
            : ours.responseRate === null
              ? words.none
              : percentIn(ours.responseRate),
          `${dayIn(reader, frame.from)} – ${dayIn(reader, frame.until)}`,
          frame.averageHours === null ? words.none : words.length(hours(frame.averageHours)),
          averageIn(ours, words),
        ];
      })}
    />
  </Part>
);

function averageIn(ours: Counts | undefined, words: Reading['words']): string {
  const { firstResponse = null } = ours ?? {};
  return firstResponse === null ? words.none : words.length(firstResponse.averageMs);
}

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

/** What each person did; only for managers, and only where the settings allow it. */
export const People: FC<TableProps & { readonly people: NonNullable<FiguresView['people']> }> = ({
  people: { people, unknown },
  reading: { words },
  settings,
}) => {
  const median = (ms: number | null): string => (ms === null ? words.none : words.length(ms));
  return (
    <Part title={words.people.title} means={words.people.means}>
      <Table
        label={words.people.title}
        head={[
          words.people.person,
          words.people.acknowledged,
          words.people.answered,
          words.people.notNeeded,
          words.people.median,
        ]}
        rows={[
          ...people.map((one) => [
            plain(settings.people[one.person]?.name ?? one.person),
            words.number(one.acknowledged),
            words.number(one.answered),
            words.number(one.noResponseNeeded),
            median(one.medianMs),
          ]),
          [
            <i>{words.people.unknown}</i>,
            words.none,
            words.number(unknown.answered),
            words.none,
            median(unknown.medianMs),
          ],
        ]}
      />
    </Part>
  );
};

/** A store and its marketplace: `Acme US, amazon.com`. */
function placeName({ stores }: Settings, store: string, marketplaceId: string | null): string {
  const tld = marketplaceById(marketplaceId ?? undefined)?.tld;
  const name = plain(stores[store]?.name ?? store);
  return tld === undefined ? name : `${name} · amazon.${tld}`;
}
