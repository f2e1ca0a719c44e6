import type { FC } from 'hono/jsx';
import { fillTemplate, type Values } from '#shared/domain/templates/fill';
import type { Pick } from '#shared/domain/templates/pick';
import type { Instant } from '#shared/domain/instant';
import { nameIn } from '#shared/messages/names';
import { threadPath } from '#shared/messages/thread-url';
import { Shell } from '#functions/board/web/shell.tsx';
import type { Visitor } from '#functions/board/web/visitor';
import { piecesOf } from './marks.ts';
import { deskWords } from './words.ts';

interface Props {
  readonly threadId: string;
  readonly picks: readonly Pick[];
  readonly values: Values;
  readonly search: string;
  readonly visitor: Visitor;
}

/** The templates for a thread on a page of their own; the script shows its part with this id beside the composer. */
export const TemplatesPage: FC<Props & { readonly now: Instant }> = (props) => {
  const { threadId, visitor, now } = props;
  const words = deskWords[visitor.reader.language];
  return (
    <Shell visitor={visitor} title={words.templates} page="inbox" now={now}>
      <p class="small">
        <a href={`${threadPath(threadId)}#composer`}>← {words.backToThread}</a>
      </p>
      <h1>{words.templates}</h1>
      <Templates {...props} />
    </Shell>
  );
};

const Templates: FC<Props> = ({ threadId, picks, values, search, visitor }) => {
  const words = deskWords[visitor.reader.language];
  return (
    <div id="templates" class="template-list stack">
      <form class="row-of-buttons" action={`${threadPath(threadId)}/templates`} role="search">
        <input
          type="search"
          name="search"
          value={search}
          aria-label={words.searchTemplates}
          placeholder={words.searchTemplates}
        />
        <button type="submit" data-without-script>
          {words.search}
        </button>
      </form>
      {picks.length === 0 ? (
        <p class="quiet">{words.noTemplates}</p>
      ) : (
        <ul class="picks">
          {picks.map((pick) => (
            <Template pick={pick} values={values} threadId={threadId} visitor={visitor} />
          ))}
        </ul>
      )}
    </div>
  );
};

const Template: FC<{
  readonly pick: Pick;
  readonly values: Values;
  readonly threadId: string;
  readonly visitor: Visitor;
}> = ({ pick: { template, name, language, text, own, isForeign }, values, threadId, visitor }) => {
  const { language: reads } = visitor.reader;
  const words = deskWords[reads];
  const { text: filled, missing } = fillTemplate(text, values);
  return (
    <li data-shortcut={template.shortcut}>
      <details>
        <summary>
          <b>{name}</b> <code>/{template.shortcut}</code>
          {isForeign && <span class="tag">{words.foreign(nameIn(reads, 'language', language))}</span>}
        </summary>
        <div class="pair">
          <div class="preview said" dir="auto" lang={language}>
            {piecesOf(filled, [], values).map(({ text: piece, isFilled }) =>
              isFilled ? <u>{piece}</u> : piece,
            )}
          </div>
          {own !== undefined && (
            <div
              class="said quiet"
              dir="auto"
              lang={reads}
              aria-label={words.ownText(nameIn(reads, 'language', reads))}
            >
              {own}
            </div>
          )}
        </div>
        {missing.length > 0 && <p class="warning small">{words.missing(missing)}</p>}
        <p>
          <a
            class="button"
            href={`${threadPath(threadId)}?template=${encodeURIComponent(template.id)}#composer`}
            data-template={template.id}
          >
            {words.use}
          </a>
        </p>
      </details>
    </li>
  );
};
