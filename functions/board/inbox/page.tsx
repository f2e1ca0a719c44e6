import type { FC } from 'hono/jsx';
import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import type { Instant } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import { type BoardCounts, MOST_COUNTED } from '#shared/ports/board';
import { PostForm } from '../web/post-form.tsx';
import { Notice, Shell } from '../web/shell.tsx';
import { shortTime } from '../web/short-time.ts';
import type { Visitor } from '../web/visitor.ts';
import type { Did } from './did.ts';
import { Filters, Next } from './filters.tsx';
import type { Inbox } from './inbox.ts';
import { inboxPath, type InboxQuery } from './query.ts';
import { RowItem } from './row-item.tsx';
import { inboxWords, type InboxWords } from './words.ts';

interface InboxPageProps {
  readonly inbox: Inbox;
  readonly query: InboxQuery;
  readonly visitor: Visitor;
  readonly now: Instant;
  /** What the form that was just sent did, or why it did nothing. */
  readonly did: Did | undefined;
}

/** The inbox: how many wait, the list, and what can be done with several at once. */
export const InboxPage: FC<InboxPageProps> = ({ inbox, query, visitor, now, did }) => {
  const { reader } = visitor;
  const words = inboxWords[reader.language];
  return (
    <Shell visitor={visitor} title={titleOf(inbox, words)} page="inbox" now={now}>
      <div class="inbox stack" data-live data-changes={words.changes('%s')}>
        <h1 class="unseen">{words.title}</h1>
        <p class="notice warn" id="stale" role="status" hidden>
          {words.stale}
        </p>
        {did === undefined ? '' : <Notice kind={did.kind}>{didWords(did, words)}</Notice>}
        {inbox.filling ? <Notice kind="warn">{words.filling}</Notice> : ''}
        {inbox.unreadable > 0 ? <Notice kind="warn">{words.unreadable(inbox.unreadable)}</Notice> : ''}
        <Counts counts={inbox.counts} words={words} />
        <Filters query={query} visitor={visitor} />
        <p class="shown quiet small">
          {query.search === undefined ? (
            words.shows[query.state]
          ) : (
            <>
              {words.searching(query.search)} · <a href="/inbox">{words.toList}</a>
            </>
          )}
          <span id="updated">{words.updated(shortTime(now, now, reader))}</span>
        </p>
        <button type="button" id="changes" hidden />
        {inbox.empty === undefined ? (
          <List inbox={inbox} query={query} visitor={visitor} now={now} did={did} />
        ) : (
          <Empty why={inbox.empty} visitor={visitor} />
        )}
        <KeysDialog words={words} />
      </div>
    </Shell>
  );
};

/** The title of the tab begins with what is missed. */
function titleOf({ counts }: Inbox, { title, counts: names }: InboxWords): string {
  return counts.missed === 0 ? title : `${counted(counts.missed)} ${names.missed} · ${title}`;
}

function counted(count: number): string {
  return count > MOST_COUNTED ? `${MOST_COUNTED}+` : String(count);
}

const Counts: FC<{ readonly counts: BoardCounts; readonly words: InboxWords }> = ({ counts, words }) => (
  <ul class="counts" id="counts" aria-label={words.countsLabel}>
    {(
      [
        ['missed', counts.missed, words.counts.missed],
        ['soon', counts.soon, words.counts.soon],
        ['today', counts.today, words.counts.today],
        ['fine', counts.later, words.counts.later],
      ] as const
    ).map(([nearness, count, label]) => (
      <li class={count === 0 ? 'quiet' : nearness}>
        <b>{counted(count)}</b> {label}
      </li>
    ))}
  </ul>
);

const List: FC<InboxPageProps> = ({ inbox, query, visitor, now, did }) => {
  const { reader } = visitor;
  const words = inboxWords[reader.language];
  return (
    <PostForm visitor={visitor} action={inboxPath(query)} class="list">
      <ul id="rows">
        {inbox.rows.map((row) => (
          <RowItem row={row} reader={reader} now={now} visitor={visitor.id} />
        ))}
      </ul>
      {inbox.next === undefined ? (
        ''
      ) : (
        <Next query={query} after={inbox.next} label={inbox.rows.length === 0 ? words.goOn : words.next} />
      )}
      {inbox.rows.length === 0 ? (
        ''
      ) : (
        <fieldset class="several" id="several">
          <legend class="unseen">{words.selected}</legend>
          <button name="act" value="acknowledged">
            {words.acknowledge}
          </button>
          <select
            name="to"
            aria-label={words.handOverTo}
            {...(did?.kind === 'failed' && did.why === 'no-person' && { 'aria-invalid': 'true' })}
          >
            <option value="">{words.choosePerson}</option>
            {Object.entries(visitor.versioned.settings.people)
              .filter(([id]) => id !== visitor.id)
              .map(([id, { name }]) => (
                <option value={id}>{name}</option>
              ))}
          </select>
          <button name="act" value="handed-over">
            {words.handOver}
          </button>
        </fieldset>
      )}
    </PostForm>
  );
};

/** Why the list is empty, and what to do. */
const Empty: FC<{ readonly why: NonNullable<Inbox['empty']>; readonly visitor: Visitor }> = ({
  why,
  visitor,
}) => {
  const words = inboxWords[visitor.reader.language];
  const { settings } = visitor.versioned;
  return (
    <section class="empty stack">
      <h2>{words.empty[why]}</h2>
      {why === 'done' ? <p>{words.empty.doneText}</p> : ''}
      {why === 'not-found' ? <p>{words.empty['not-foundText']}</p> : ''}
      {why === 'nothing-fits' ? (
        <p>
          <a class="button" href="/inbox">
            {words.clear}
          </a>
        </p>
      ) : (
        ''
      )}
      {why === 'never' ? (
        <>
          <p>{words.empty.neverText}</p>
          <ul class="stack">
            {intakeAddresses(settings).map(({ address, store, marketplaceId }) => (
              <li>
                {settings.stores[store]?.name}, amazon.{marketplaceById(marketplaceId)?.tld}: <b>{address}</b>
              </li>
            ))}
          </ul>
        </>
      ) : (
        ''
      )}
    </section>
  );
};

/** The script opens it on `?`; without script there are no keys. */
const KeysDialog: FC<{ readonly words: InboxWords }> = ({ words: { keys } }) => (
  <dialog id="keys" aria-label={keys.title}>
    <form method="dialog" class="stack">
      <h2>{keys.title}</h2>
      <dl class="pairs">
        {keys.list.map(([key, what]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </>
        ))}
      </dl>
      <button>{keys.close}</button>
    </form>
  </dialog>
);

function didWords(did: Did, words: InboxWords): string {
  if (did.kind === 'failed') return did.why === 'no-person' ? words.noPerson : words.nobodySelected;
  return [
    ...(did.done === 0 ? [] : [words.did[did.act](String(did.done))]),
    ...(did.refused === 0 ? [] : [words.refused(did.refused)]),
  ].join(' ');
}
