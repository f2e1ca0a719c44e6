import type { FC } from 'hono/jsx';
import {
  BUYER_LANGUAGES,
  isDoubtful,
  NO_OUTCOMES,
  type Outcomes,
  type Template,
} from '#shared/domain/templates/template';
import { TOPICS } from '#shared/domain/topic';
import { nameIn } from '#shared/messages/names';
import { plain } from '#shared/messages/plain';
import { inboxWords } from '../inbox/words.ts';
import { Shell } from '../web/shell.tsx';
import { shellWords } from '../web/words.ts';
import { fulfilmentTag, nameOf, templatePath, type TemplatesContext } from './context.ts';
import { beginningOf, byTopic, found, type TemplatesQuery } from './query.ts';
import { templateWords } from './words.ts';

interface ListProps {
  readonly context: TemplatesContext;
  readonly query: TemplatesQuery;
}

/** All templates by topic, with a search. */
export const TemplatesPage: FC<
  ListProps & { readonly library: readonly Template[]; readonly outcomes: ReadonlyMap<string, Outcomes> }
> = ({ context, query, library, outcomes }) => {
  const { visitor, now } = context;
  const { language } = visitor.reader;
  const words = templateWords[language];
  const title = shellWords[language].pages.templates;
  const shown = found(library, query, language);
  return (
    <Shell visitor={visitor} title={title} page="templates" now={now}>
      <h1 class="unseen">{title}</h1>
      <div class="stack">
        <div class="shown">
          <p class="count">{words.lead(shown.length)}</p>
          {visitor.isManager && (
            <a class="button primary" href="/templates/new">
              {words.add}
            </a>
          )}
        </div>
        <Filters context={context} query={query} />
        {shown.length === 0 && (
          <p class="panel">
            {visitor.isManager ? words.nothing : words.nothingForReader}{' '}
            <a href="/templates">{words.reset}</a>
          </p>
        )}
        {byTopic(shown).map(([topic, templates]) => (
          <section aria-labelledby={`topic-${topic ?? 'any'}`}>
            <h2 id={`topic-${topic ?? 'any'}`}>
              {topic === undefined ? words.anyTopic : inboxWords[language].topics[topic]}
            </h2>
            <ul class="templates">
              {templates.map((template) => (
                <Row
                  context={context}
                  template={template}
                  outcomes={outcomes.get(template.id) ?? NO_OUTCOMES}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Shell>
  );
};

const Filters: FC<ListProps> = ({ context: { visitor }, query }) => {
  const { language } = visitor.reader;
  const words = templateWords[language];
  return (
    <form action="/templates" class="template-search" role="search">
      <input
        type="search"
        name="search"
        value={query.search ?? ''}
        placeholder={words.search}
        aria-label={words.search}
        autocomplete="off"
      />
      <select name="topic" aria-label={words.topic}>
        <option value="">{words.everyTopic}</option>
        {TOPICS.map((topic) => (
          <option value={topic} selected={topic === query.topic}>
            {inboxWords[language].topics[topic]}
          </option>
        ))}
      </select>
      <select name="language" aria-label={words.language}>
        <option value="">{words.everyLanguage}</option>
        {BUYER_LANGUAGES.map((code) => (
          <option value={code} selected={code === query.language}>
            {nameIn(language, 'language', code)}
          </option>
        ))}
      </select>
      <label class="choice">
        <input type="checkbox" name="retired" value="yes" checked={query.retired !== undefined} />
        {words.showRetired}
      </label>
      <button>{words.find}</button>
    </form>
  );
};

const Row: FC<{
  readonly context: TemplatesContext;
  readonly template: Template;
  readonly outcomes: Outcomes;
}> = ({ context: { visitor }, template, outcomes }) => {
  const words = templateWords[visitor.reader.language];
  const sender = fulfilmentTag(template.fulfilment, visitor);
  const { sent, refused, askedAgain } = outcomes;
  return (
    <li>
      <div class="what">
        <a href={templatePath(template.id)}>{nameOf(template, visitor)}</a>
        <code>/{template.shortcut}</code>
        {template.use !== 'answer' && <span class="tag">{words.uses[template.use]}</span>}
        {sender !== undefined && <span class="tag">{sender}</span>}
        {template.retired !== undefined && <span class="tag soon">{words.retired}</span>}
        {isDoubtful(outcomes) && <span class="tag missed">{words.doubtful}</span>}
      </div>
      <p class="quiet" dir="auto">
        {plain(beginningOf(template, visitor.reader.language))}
      </p>
      <p class="quiet small use">
        {sent + refused + askedAgain === 0 ? words.neverSent : words.outcomes(sent, refused, askedAgain)}
        {' · '}
        {words.written(Object.keys(template.versions).length)}
        {template.revision === 0 && ` · ${words.starter}`}
      </p>
    </li>
  );
};
