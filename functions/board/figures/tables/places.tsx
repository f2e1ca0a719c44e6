import type { FC } from 'hono/jsx';
import type { Counts } from '#shared/domain/figures/figures';
import { hours } from '#shared/domain/instant';
import { dayIn, percentIn } from '#shared/messages/figure-format';
import { Table } from '../plots/plot.tsx';
import type { Reading } from '../reading.ts';
import { Judged, Part, placeName, type TableProps } from './part.tsx';

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
