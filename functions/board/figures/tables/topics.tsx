import type { FC } from 'hono/jsx';
import type { Topic } from '#shared/domain/topic';
import { wordsIn } from '#shared/messages/catalogue';
import { comparedDays, type MovedTopic } from '../count/by-topic.ts';
import { Table } from '../plots/plot.tsx';
import type { Reading } from '../reading.ts';
import { Part, type TableProps } from './part.tsx';

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
