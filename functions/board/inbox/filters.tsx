import type { FC } from 'hono/jsx';
import { marketplaceById, MARKETPLACES } from '#shared/domain/marketplace';
import { THREAD_KINDS } from '#shared/domain/rules/policy';
import { TOPICS } from '#shared/domain/topic';
import { nameIn } from '#shared/messages/names';
import type { Visitor } from '../web/visitor.ts';
import { FILTERS, filtersIn, inboxPath, type InboxQuery, marketplacesOf } from './query.ts';
import { inboxWords } from './words.ts';

/** The languages of Amazon's buyers. */
const LANGUAGES = [...new Set(MARKETPLACES.flatMap(({ languages }) => languages))];

type Option = readonly [value: string, label: string];

/** The filters and the search: a plain form whose fields are the address of the list. */
export const Filters: FC<{ readonly query: InboxQuery; readonly visitor: Visitor }> = ({
  query,
  visitor,
}) => {
  const words = inboxWords[visitor.reader.language];
  const count = filtersIn(query);
  return (
    <div class="filters">
      <details>
        <summary class="button">{count === 0 ? words.filters : words.filtersSet(count)}</summary>
        <form action="/inbox" class="fold">
          <Choice
            name="state"
            label={words.filter.state}
            chosen={query.state}
            options={Object.entries(words.states)}
          />
          {FILTERS.map((name) => (
            <Choice
              name={name}
              label={words.filter[name]}
              chosen={query[name] ?? ''}
              options={[['', words.any[name]], ...optionsOf(name, visitor)]}
            />
          ))}
          <button>{words.apply}</button>
          {count > 0 || query.state !== 'waits' ? <a href="/inbox">{words.clear}</a> : ''}
        </form>
      </details>
      <form action="/inbox" class="search" role="search">
        <input
          type="search"
          name="search"
          value={query.search ?? ''}
          placeholder={words.search}
          aria-label={words.search}
          autocomplete="off"
          enterkeyhint="search"
        />
        <button>{words.searchButton}</button>
      </form>
    </div>
  );
};

const Choice: FC<{
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly Option[];
}> = ({ name, label, chosen, options }) => (
  <select name={name} aria-label={label} {...(chosen !== '' && chosen !== 'waits' && { class: 'set' })}>
    {options.map(([value, text]) => (
      <option value={value} selected={value === chosen}>
        {text}
      </option>
    ))}
  </select>
);

/** What a filter can be set to, in the reader's words. */
function optionsOf(name: (typeof FILTERS)[number], { reader, versioned: { settings } }: Visitor): Option[] {
  const words = inboxWords[reader.language];
  switch (name) {
    case 'store':
      return Object.entries(settings.stores).map(([id, store]) => [id, store.name]);
    case 'marketplace':
      return marketplacesOf(settings).map((id) => [
        id,
        nameIn(reader.language, 'region', marketplaceById(id)?.country ?? 'ZZ'),
      ]);
    case 'kind':
      return THREAD_KINDS.filter((kind) => kind !== 'canary').map((kind) => [kind, words.kinds[kind]]);
    case 'language':
      return LANGUAGES.map((code) => [code, nameIn(reader.language, 'language', code)]);
    case 'topic':
      return TOPICS.map((topic) => [topic, words.topics[topic]]);
    case 'urgent':
      return [['yes', words.onlyUrgent]];
    case 'holder':
      return [
        ['mine', words.mine],
        ['nobody', words.nobodys],
        ...Object.entries(settings.people).map(([id, person]): Option => [id, person.name]),
      ];
  }
}

/** Where the list goes on. */
export const Next: FC<{ readonly query: InboxQuery; readonly after: string; readonly label: string }> = ({
  query,
  after,
  label,
}) => (
  <p class="next">
    <a class="button" href={inboxPath(query, { after })} rel="next">
      {label}
    </a>
  </p>
);
