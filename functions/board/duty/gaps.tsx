import type { FC } from 'hono/jsx';
import type { CoverageHole } from '#shared/application/checks/coverage-report';
import { placesIn } from '#shared/application/checks/coverage-words';
import { days, type Instant, type Span } from '#shared/domain/instant';
import { instantIn, spanIn } from '#shared/messages/time';
import type { Visitor } from '../web/visitor.ts';
import { localValue } from './day-words.ts';
import { LONGEST_DAYS } from './form.ts';
import { dutyWords } from './words.ts';

interface GapsProps {
  readonly visitor: Visitor;
  readonly holes: readonly CoverageHole[];
  readonly now: Instant;
}

/** So many gaps stand open on the page; the others are folded. */
const MOST_SHOWN = 3;

/** The gaps for messages of the next weeks, each with the way to fill it. */
export const Gaps: FC<GapsProps> = ({ visitor, holes, now }) => {
  const words = dutyWords[visitor.reader.language];
  if (holes.length === 0) return <p class="quiet">{words.noGaps}</p>;
  const more = holes.slice(MOST_SHOWN);
  return (
    <section class="notice warn stack" aria-labelledby="gaps">
      <h2 id="gaps">{words.gaps(holes.length)}</h2>
      <p>{words.gapsLead}</p>
      <List visitor={visitor} holes={holes.slice(0, MOST_SHOWN)} now={now} />
      {more.length > 0 && (
        <details>
          <summary>{words.moreGaps(more.length)}</summary>
          <List visitor={visitor} holes={more} now={now} />
        </details>
      )}
    </section>
  );
};

const List: FC<GapsProps> = ({ visitor: { reader, versioned }, holes, now }) => {
  const { language, timeZone } = reader;
  const words = dutyWords[language];
  const storeNames = new Map(Object.entries(versioned.settings.stores).map(([id, { name }]) => [id, name]));
  const at = (instant: Instant): string => instantIn(language, instant, timeZone);
  return (
    <ul class="gaps">
      {holes.map(({ gap, places, firstAt, dueAt }) => (
        <li>
          <div>
            <p>
              <b>{spanIn(language, gap, timeZone)}</b>
            </p>
            <p class="small">
              {words.gapMessage(placesIn(places, storeNames, language), at(firstAt), at(dueAt))}
            </p>
          </div>
          <a class="button" href={fillPath(gap, timeZone, now)}>
            {words.fill}
          </a>
        </li>
      ))}
    </ul>
  );
};

/** The form that fills a gap, as far as a takeover may last. */
export function fillPath({ from, until }: Span, timeZone: string, now: Instant): string {
  const begin = Math.max(from, now);
  const query = new URLSearchParams({
    from: localValue(begin, timeZone),
    until: localValue(Math.min(until, begin + days(LONGEST_DAYS)), timeZone),
  });
  return `/duty/take-over?${query.toString()}`;
}
