import type { FC } from 'hono/jsx';
import { plain } from '#shared/messages/plain';
import type { FiguresView } from '../figures-view.ts';
import { Table } from '../plots/plot.tsx';
import { Part, type TableProps } from './part.tsx';

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
