import type { Child, FC } from 'hono/jsx';
import { dayIn, percentIn } from '#shared/messages/figure-format';
import { amazonsRate } from './amazon.ts';
import type { FiguresView } from './figures-view.ts';
import type { Reading } from './reading.ts';

interface TileProps {
  readonly name: string;
  readonly value: string;
  /** Whether it meets its line; undefined where there is none. */
  readonly isGood?: boolean | undefined;
  /** The verdict in a word. */
  readonly verdict?: string | undefined;
  /** What it means and what to do, in sentences. */
  readonly sentences: readonly (Child | undefined)[];
}

const Tile: FC<TileProps> = ({ name, value, isGood, verdict, sentences }) => (
  <li class={`tile${isGood === undefined ? '' : isGood ? ' good' : ' bad'}`}>
    <p class="name">{name}</p>
    <p class="value">
      <b>{value}</b> {verdict !== undefined && <span class="tag">{verdict}</span>}
    </p>
    <p class="small quiet">
      {sentences
        .filter((one) => one !== undefined && one !== '')
        .map((one) => (
          <>{one} </>
        ))}
    </p>
  </li>
);

/** The numbers at the top: each says what it means, and what to do about it. */
export const Tiles: FC<{ readonly view: FiguresView; readonly reading: Reading }> = ({ view, reading }) => (
  <ul class="tiles">
    <RateTile view={view} reading={reading} />
    <MedianTile view={view} reading={reading} />
    <CountTiles view={view} reading={reading} />
    <FirstContactTile view={view} reading={reading} />
  </ul>
);

type TilesProps = Parameters<typeof Tiles>[0];

const RateTile: FC<TilesProps> = ({
  view: { counts, before, lines, query, contacts },
  reading: { words },
}) => {
  const meets = counts.meets.responseRate;
  const amazons = amazonsRate(contacts);
  const earlier = before?.responseRate ?? null;
  return (
    <Tile
      name={words.rate.name}
      value={counts.responseRate === null ? words.none : percentIn(counts.responseRate)}
      isGood={meets ?? undefined}
      verdict={verdictOf(meets, words)}
      sentences={[
        words.rate.means,
        words.rate.line(percentIn(lines.responseRate)),
        amazons === undefined ? undefined : words.rate.amazon(percentIn(amazons)),
        earlier === null ? undefined : words.before(query.days, percentIn(earlier)),
        meets === false ? words.rate.advice : undefined,
      ]}
    />
  );
};

const MedianTile: FC<TilesProps> = ({ view: { counts, before, lines, query }, reading: { words } }) => {
  const meets = counts.meets.medianFirstResponse;
  const { firstResponse } = counts;
  const earlier = before?.firstResponse?.medianMs;
  return (
    <Tile
      name={words.median.name}
      value={firstResponse === null ? words.none : words.length(firstResponse.medianMs)}
      isGood={meets ?? undefined}
      verdict={verdictOf(meets, words)}
      sentences={[
        firstResponse === null
          ? words.median.nothing
          : words.median.means(words.length(firstResponse.averageMs), words.length(firstResponse.p90Ms)),
        words.rate.line(words.length(lines.medianFirstResponseMs)),
        earlier === undefined ? undefined : words.before(query.days, words.length(earlier)),
        meets === false ? words.median.advice : undefined,
      ]}
    />
  );
};

/** Counts that are best at zero. */
const CountTiles: FC<TilesProps> = ({ view: { counts, before, query }, reading: { words } }) => {
  const waiting = counts.backlog.reduce((sum, one) => sum + one, 0);
  const toInbox = <a href="/inbox">{words.toInbox}</a>;
  const earlier = (count: number | undefined): string | undefined =>
    count === undefined ? undefined : words.before(query.days, words.number(count));
  return (
    <>
      <Tile
        name={words.late.name}
        value={words.number(counts.late)}
        isGood={counts.late === 0}
        sentences={
          counts.late === 0
            ? [words.late.fine, earlier(before?.late)]
            : [words.late.means, earlier(before?.late), words.late.advice]
        }
      />
      <Tile
        name={words.unanswered.name}
        value={words.number(counts.noResponse)}
        isGood={counts.noResponse === 0}
        sentences={
          counts.noResponse === 0
            ? [words.unanswered.fine]
            : [words.unanswered.means, words.unanswered.advice, toInbox]
        }
      />
      <Tile
        name={words.waiting.name}
        value={words.number(waiting)}
        sentences={
          waiting === 0 ? [words.waiting.fine] : [words.waiting.means, words.waiting.advice, toInbox]
        }
      />
    </>
  );
};

const FirstContactTile: FC<TilesProps> = ({ view: { firstContact }, reading: { words, reader } }) => {
  const { answers, helped, window } = firstContact;
  return (
    <Tile
      name={words.firstContact.name}
      value={answers === 0 ? words.none : percentIn(helped / answers)}
      sentences={
        answers === 0
          ? [words.firstContact.nothing]
          : [
              words.firstContact.means(
                words.number(answers),
                dayIn(reader, window.from),
                dayIn(reader, window.until),
              ),
              words.firstContact.advice,
            ]
      }
    />
  );
};

function verdictOf(meets: boolean | null, words: Reading['words']): string | undefined {
  return meets === null ? undefined : meets ? words.onTarget : words.offTarget;
}
