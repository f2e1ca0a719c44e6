import type { FC } from 'hono/jsx';
import { fillTemplate } from '#shared/domain/templates/fill';
import { findingsIn, type TemplateFinding } from '#shared/domain/templates/findings';
import { buyerLanguageOf, isDoubtful, type Outcomes, type Template } from '#shared/domain/templates/template';
import { wordsIn } from '#shared/messages/catalogue';
import { nameIn } from '#shared/messages/names';
import { reasonOf } from '#shared/messages/policy/reasons';
import { inboxWords } from '../inbox/words.ts';
import { At } from '../web/due.tsx';
import { PostForm } from '../web/post-form.tsx';
import { Notice, Shell } from '../web/shell.tsx';
import { changerIn, nameOf, templatePath, type TemplatesContext, topicsInWords } from './context.ts';
import { exampleValues } from './example.ts';
import type { Change } from './history.ts';
import { Marked } from './marked.tsx';
import { templateWords } from './words.ts';
import type { TemplateWords } from './words/en.ts';

interface TemplateProps {
  readonly context: TemplatesContext;
  readonly template: Template;
  readonly outcomes: Outcomes;
}

/** A template: what it is for, how it reads in each language, and who changed it when. */
export const TemplatePage: FC<
  TemplateProps & {
    readonly changes: readonly Change[];
    readonly done: keyof TemplateWords['done'] | undefined;
    readonly problem: string | undefined;
  }
> = ({ context, template, outcomes, changes, done, problem }) => {
  const { visitor, now } = context;
  const words = templateWords[visitor.reader.language];
  const title = nameOf(template, visitor);
  return (
    <Shell visitor={visitor} title={title} page="templates" now={now}>
      <p class="small">
        <a href="/templates">← {words.back}</a>
      </p>
      <div class="stack template">
        {done !== undefined && <Notice kind="done">{words.done[done]}</Notice>}
        {problem !== undefined && <Notice kind="failed">{problem}</Notice>}
        <div class="shown">
          <h1>{title}</h1>
          {visitor.isManager && <Acts context={context} template={template} />}
        </div>
        <Facts context={context} template={template} outcomes={outcomes} />
        <section class="stack" aria-labelledby="preview">
          <h2 id="preview">{words.preview}</h2>
          <p class="quiet">{words.previewWhat}</p>
          <Versions context={context} template={template} />
        </section>
        {changes.length > 0 && <History context={context} changes={changes} />}
      </div>
    </Shell>
  );
};

const Acts: FC<Omit<TemplateProps, 'outcomes'>> = ({ context: { visitor }, template }) => {
  const words = templateWords[visitor.reader.language];
  const act = template.retired === undefined ? 'retire' : 'restore';
  return (
    <div class="row-of-buttons">
      <a class="button primary" href={`${templatePath(template.id)}/edit`}>
        {words.edit}
      </a>
      <PostForm visitor={visitor} action={templatePath(template.id)}>
        <input type="hidden" name="act" value={act} />
        <input type="hidden" name="seen" value={template.revision} />
        <button type="submit">{words[act]}</button>
      </PostForm>
    </div>
  );
};

const Facts: FC<TemplateProps> = ({ context: { visitor }, template, outcomes }) => {
  const { reader } = visitor;
  const words = templateWords[reader.language];
  const { sent, refused, askedAgain } = outcomes;
  const { kinds, fulfilment, retired, changed } = template;
  const { names: joined } = wordsIn(reader.language);
  return (
    <>
      {retired !== undefined && (
        <Notice kind="warn">
          {words.retiredBy(
            changerIn(visitor)(retired.by),
            wordsIn(reader.language).dueAt(retired.at, reader.timeZone),
          )}
        </Notice>
      )}
      {isDoubtful(outcomes) && <Notice kind="warn">{words.doubtfulWhy(refused, askedAgain)}</Notice>}
      <section class="panel" aria-labelledby="facts">
        <h2 id="facts">{words.facts}</h2>
        <dl class="pairs">
          <dt>{words.shortcut}</dt>
          <dd>
            <code>/{template.shortcut}</code>
          </dd>
          <dt>{words.use}</dt>
          <dd>{words.uses[template.use]}</dd>
          <dt>{words.topics}</dt>
          <dd>{joined(topicsInWords(template.topics, visitor))}</dd>
          {kinds.length > 0 && (
            <>
              <dt>{words.kinds}</dt>
              <dd>{joined(kinds.map((kind) => inboxWords[reader.language].kinds[kind]))}</dd>
            </>
          )}
          <dt>{words.fulfilment}</dt>
          <dd>{fulfilment === undefined ? words.anyFulfilment : words.fulfilments[fulfilment]}</dd>
          <dt>{words.outcome}</dt>
          <dd>
            {sent + refused + askedAgain === 0 ? words.neverSent : words.outcomes(sent, refused, askedAgain)}
          </dd>
        </dl>
        <p class="quiet small">
          {changed === undefined
            ? words.starterWhat
            : words.changedBy(
                changerIn(visitor)(changed.by),
                wordsIn(reader.language).dueAt(changed.at, reader.timeZone),
              )}
        </p>
      </section>
    </>
  );
};

/** Each version, the reader's own language first: it says what the others say. */
const Versions: FC<Omit<TemplateProps, 'outcomes'>> = ({ context: { visitor, now }, template }) => {
  const { reader, versioned, name } = visitor;
  const words = templateWords[reader.language];
  const own = buyerLanguageOf(reader.language);
  const store = Object.values(versioned.settings.stores)[0]?.name ?? '';
  const findings = findingsIn(template);
  const texts = Object.entries(template.versions).toSorted(
    ([a], [b]) => Number(b === own) - Number(a === own),
  );
  return (
    <div class="versions">
      {texts.map(([language, text]) => {
        const values = exampleValues(language, { store, me: name, timeZone: reader.timeZone }, now);
        const { text: shown, filled } = fillTemplate(text, values);
        return (
          <section class="panel stack" aria-labelledby={`in-${language}`}>
            <div class="shown">
              <h3 id={`in-${language}`}>{nameIn(reader.language, 'language', language)}</h3>
              <span class="quiet small">{words.characters(text.length)}</span>
            </div>
            <Marked
              text={shown}
              language={language}
              marks={filled.map(({ start, end, variable }) => ({
                start,
                end,
                class: 'filled',
                title: `{${variable}}`,
              }))}
            />
            <Findings
              context={{ visitor, now }}
              text={text}
              findings={findings.filter((one) => one.language === language)}
            />
          </section>
        );
      })}
    </div>
  );
};

/** What the policy check says of a text, each with the words that it is about. */
export const Findings: FC<{
  readonly context: TemplatesContext;
  readonly text: string;
  readonly findings: readonly TemplateFinding[];
}> = ({ context: { visitor }, text, findings }) => {
  if (findings.length === 0) return null;
  return (
    <ul class="findings">
      {findings.map(({ rule, level, start, end }) => (
        <li class={level === 'block' || level === 'stop' ? 'missed' : 'soon'}>
          {end > start && end - start < text.length && (
            <q dir="auto">{text.slice(start, Math.min(end, start + 80))}</q>
          )}{' '}
          {reasonOf(rule, visitor.reader.language)}
        </li>
      ))}
    </ul>
  );
};

const History: FC<{ readonly context: TemplatesContext; readonly changes: readonly Change[] }> = ({
  context: { visitor },
  changes,
}) => {
  const { reader } = visitor;
  const words = templateWords[reader.language];
  const languageName = (code: string): string => nameIn(reader.language, 'language', code);
  const { names: joined } = wordsIn(reader.language);
  return (
    <section class="stack" aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      <ol class="changes-of-template">
        {changes.map(({ revision, isFirst, parts, texts }) => {
          const named = [
            ...parts.map((part) => words.change[part]),
            ...texts.map(([code]) => languageName(code)),
          ];
          return (
            <li>
              <p>
                <b>{changerIn(visitor)(revision.changed.by)}</b>{' '}
                <span class="quiet">
                  <At at={revision.changed.at} reader={reader} />
                </span>
              </p>
              <p>
                {isFirst ? words.made : named.length === 0 ? words.unchanged : words.changed(joined(named))}
              </p>
              {texts.length > 0 && (
                <details>
                  <summary>{words.textThen}</summary>
                  {texts.map(([code, text]) => (
                    <>
                      <h3>{languageName(code)}</h3>
                      {text === undefined ? (
                        <p class="quiet">{words.removedText}</p>
                      ) : (
                        <Marked text={text} language={code} marks={[]} />
                      )}
                    </>
                  ))}
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
};
