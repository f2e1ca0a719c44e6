import type { FC } from 'hono/jsx';
import type { Instant } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';

/** How much time is left until an instant, in words that the script keeps true; the instant itself is its title. */
export const TimeLeft: FC<{ readonly due: Instant; readonly now: Instant; readonly reader: Reader }> = ({
  due,
  now,
  reader,
}) => {
  const { left, dueAt } = wordsIn(reader.language);
  return (
    <time datetime={new Date(due).toISOString()} title={dueAt(due, reader.timeZone)} data-due={due}>
      {left(due - now)}
    </time>
  );
};

/** An instant in the reader's zone. */
export const At: FC<{ readonly at: Instant; readonly reader: Reader }> = ({ at, reader }) => (
  <time datetime={new Date(at).toISOString()}>{wordsIn(reader.language).dueAt(at, reader.timeZone)}</time>
);
