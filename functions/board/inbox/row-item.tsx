import type { FC } from 'hono/jsx';
import type { Instant } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { whereOf } from '#shared/messages/alert-lines';
import { wordsIn } from '#shared/messages/catalogue';
import { nameIn } from '#shared/messages/names';
import { plain } from '#shared/messages/plain';
import { urgentWordsIn } from '#shared/messages/urgent/urgent-words';
import { TimeLeft } from '../web/due.tsx';
import { shortTime } from '../web/short-time.ts';
import { confirmPath } from './query.ts';
import type { InboxRow } from './row.ts';
import { inboxWords, type InboxWords } from './words.ts';

interface RowProps {
  readonly row: InboxRow;
  readonly reader: Reader;
  readonly now: Instant;
  /** The id of the person who looks at the list. */
  readonly visitor: string;
}

/** One thread of the list: time left first, then what it is, then who has it and the one obvious act. */
export const RowItem: FC<RowProps> = ({ row, reader, now, visitor }) => {
  const words = inboxWords[reader.language];
  const title = titleOf(row, reader);
  return (
    <li class="row" data-row={row.id} data-version={row.version}>
      <label class="tick">
        <input type="checkbox" name="thread" value={row.id} aria-label={words.select(title)} />
      </label>
      <Left row={row} reader={reader} now={now} />
      <div class="what">
        <p>
          <a href={`/threads/${encodeURIComponent(row.id)}`}>{title}</a> <Tags row={row} reader={reader} />
        </p>
        <p class="quiet small">{linesOf(row, reader, now).join(' · ')}</p>
      </div>
      <Who row={row} reader={reader} now={now} visitor={visitor} />
    </li>
  );
};

/** The order, or what else it is about. */
function titleOf({ view }: InboxRow, reader: Reader): string {
  const words = inboxWords[reader.language];
  if (view.orderId !== undefined) return plain(view.orderId);
  if (view.kind === 'message') return words.noOrder;
  if (view.kind === 'unknown' || view.strays !== undefined) return whereOf(view, wordsIn(reader.language));
  return wordsIn(reader.language).kind[view.kind];
}

const Left: FC<Omit<RowProps, 'visitor'>> = ({ row: { state }, reader, now }) => {
  const words = inboxWords[reader.language];
  if (state.is === 'answered')
    return <p class="left answered fine">{words.answeredAt(shortTime(state.at, now, reader))}</p>;
  const { clockName } = wordsIn(reader.language);
  return (
    <p class={`left ${state.nearness}`}>
      <TimeLeft due={state.first.dueAt} now={now} reader={reader} />
      <small class="quiet">
        {clockName[state.first.clock]}
        <span class="by"> {words.by(shortTime(state.first.dueAt, now, reader))}</span>
      </small>
    </p>
  );
};

const Tags: FC<Pick<RowProps, 'row' | 'reader'>> = ({ row: { view }, reader }) => {
  const words = inboxWords[reader.language];
  const country = view.marketplace && nameIn(reader.language, 'region', view.marketplace.country);
  const tags = [
    ...(view.kind === 'message' ? [] : [words.kinds[view.kind]]),
    plain(view.storeName),
    ...(country === undefined ? [] : [country]),
    ...(view.topic === undefined ? [] : [words.topics[view.topic.name]]),
  ];
  return (
    <>
      <UrgentTag view={view} reader={reader} />
      {tags.map((tag) => (
        <>
          <span class="tag">{tag}</span>{' '}
        </>
      ))}
      {view.proven ? '' : <span class="tag soon">{words.unproven}</span>}
    </>
  );
};

/** What is urgent, in words: colour alone says nothing to some. */
const UrgentTag: FC<{ readonly view: InboxRow['view']; readonly reader: Reader }> = ({ view, reader }) => {
  if (view.urgent === undefined) return null;
  const { level, reason } = view.urgent;
  const words = urgentWordsIn(reader.language);
  return (
    <>
      <span class={`tag ${level === 1 ? 'missed' : 'soon'}`}>
        {level === 1 ? words.hurt(words.reason[reason]) : words.urgent(words.reason[reason])}
      </span>{' '}
    </>
  );
};

/** What waits since when, what to know about it, and what comes next. */
function linesOf(row: InboxRow, reader: Reader, now: Instant): string[] {
  const words = inboxWords[reader.language];
  const { view, state } = row;
  const { left, clockName } = wordsIn(reader.language);
  const at = (instant: Instant): string => shortTime(instant, now, reader);
  const language = view.language && nameIn(reader.language, 'language', view.language.name);
  if (state.is === 'answered') return language === undefined ? [] : [language];
  return [
    words.waitingSince(words.waiting(view.waiting, language), words.since(at(view.firstUnansweredAt))),
    ...(row.automaticReply === undefined ? [] : [words.automatic]),
    ...(row.isMarked ? [words.marked] : view.onlyThanks ? [words.onlyThanks] : []),
    ...(row.answer === undefined ? [] : [words.answer[row.answer]]),
    ...(row.provisionalUntil === undefined ? [] : [words.provisional(at(row.provisionalUntil))]),
    ...(state.nearness === 'missed' && state.next !== undefined
      ? [words.then(clockName[state.next.clock], left(state.next.dueAt - now))]
      : []),
    row.nextAlertAt === undefined ? words.noAlerts : words.nextAlert(at(row.nextAlertAt)),
  ];
}

/** Whose it is while nobody has taken it on. */
function assignedIn({ assignee }: InboxRow, visitor: string, words: InboxWords): string {
  if (assignee === undefined) return words.nobody;
  return assignee.person === visitor ? words.assignedToYou : words.assignedTo(assignee.name);
}

/** Who has it until when, and what to do about it by one press. */
const Who: FC<RowProps> = ({ row, reader, now, visitor }) => {
  const words = inboxWords[reader.language];
  if (row.state.is === 'answered') return <div class="who" />;
  const act =
    row.automaticReply !== undefined
      ? { name: 'reply-confirmed', label: words.personSentIt, reply: row.automaticReply }
      : row.holder?.person === visitor
        ? undefined
        : row.view.onlyThanks
          ? { name: 'no-response-marked', label: words.noResponse }
          : { name: 'acknowledged', label: words.acknowledge };
  return (
    <div class="who">
      <p class={row.holder === undefined && row.state.nearness === 'missed' ? 'missed' : ''}>
        {row.holder === undefined ? (
          assignedIn(row, visitor, words)
        ) : (
          <>
            {row.holder.name}{' '}
            <span class="quiet small">{words.until(shortTime(row.holder.until, now, reader))}</span>
          </>
        )}
      </p>
      {row.isMarked ? (
        <a class="button" href={confirmPath([row.id])}>
          {words.confirm.open}
        </a>
      ) : act === undefined ? (
        ''
      ) : (
        <button
          name="one"
          value={new URLSearchParams({
            act: act.name,
            thread: row.id,
            ...('reply' in act && { reply: act.reply }),
          }).toString()}
          data-act={act.name}
        >
          {act.label}
        </button>
      )}
    </div>
  );
};
