import type { FC, PropsWithChildren } from 'hono/jsx';
import { OPERATOR_LANGUAGES } from '#shared/domain/operator-words';
import type { Fault } from '#shared/domain/templates/faults';
import { findingsIn } from '#shared/domain/templates/findings';
import {
  BUYER_LANGUAGES,
  FULFILMENTS,
  MOST_NAME,
  MOST_TEXT,
  TEMPLATE_USES,
} from '#shared/domain/templates/template';
import { VARIABLES } from '#shared/domain/templates/variables';
import { TOPICS } from '#shared/domain/topic';
import { nameIn } from '#shared/messages/names';
import { inboxWords } from '../inbox/words.ts';
import { PostForm } from '../web/post-form.tsx';
import { Shell } from '../web/shell.tsx';
import { nameOf, templatePath, type TemplatesContext } from './context.ts';
import { type Editing, fieldOf, type Refusal } from './editing.ts';
import { WRITTEN_KINDS } from './form.ts';
import { Problems } from './problems.tsx';
import { Findings } from './template-page.tsx';
import { templateWords } from './words.ts';

/** The form in which a manager makes or changes a template. */
export const EditPage: FC<{ readonly editing: Editing }> = ({ editing }) => {
  const { context, template } = editing;
  const { visitor, now } = context;
  const words = templateWords[visitor.reader.language];
  const title = template === undefined ? words.newTitle : words.editTitle(nameOf(template, visitor));
  const path = template === undefined ? '/templates' : templatePath(template.id);
  return (
    <Shell visitor={visitor} title={title} page="templates" now={now}>
      <p class="small">
        <a href={path}>← {words.back}</a>
      </p>
      <div class="stack template">
        <h1>{title}</h1>
        <Problems editing={editing} />
        <div class="beside">
          <PostForm
            visitor={visitor}
            action={template === undefined ? '/templates/new' : path}
            class="fields"
          >
            <input type="hidden" name="act" value="save" />
            <input type="hidden" name="seen" value={editing.seen} />
            <About editing={editing} />
            <Texts editing={editing} />
            <div class="row-of-buttons">
              <button type="submit" class="primary">
                {words.save}
              </button>
              <a class="button" href={path}>
                {words.cancel}
              </a>
            </div>
          </PostForm>
          <Variables context={context} />
        </div>
      </div>
    </Shell>
  );
};

type Part = FC<{ readonly editing: Editing }>;

const About: Part = ({ editing }) => {
  const { context, content } = editing;
  const { language } = context.visitor.reader;
  const words = templateWords[language];
  const { topics, kinds } = inboxWords[language];
  return (
    <>
      <div class="two">
        {OPERATOR_LANGUAGES.map((one) => (
          <Field editing={editing} field={`name-${one}`} label={words.nameIn[one]} hint={words.nameWhat}>
            {(described) => (
              <input
                id={`name-${one}`}
                name={`name-${one}`}
                value={content.name[one] ?? ''}
                maxlength={MOST_NAME}
                lang={one}
                dir="auto"
                {...described}
              />
            )}
          </Field>
        ))}
        <Field editing={editing} field="shortcut" label={words.shortcut} hint={words.shortcutWhat}>
          {(described) => (
            <input
              id="shortcut"
              name="shortcut"
              value={content.shortcut}
              maxlength={41}
              required
              autocapitalize="off"
              autocomplete="off"
              spellcheck={false}
              {...described}
            />
          )}
        </Field>
        <Choice
          name="use"
          label={words.use}
          chosen={content.use}
          options={TEMPLATE_USES.map((use) => [use, words.uses[use]])}
        />
        <Choice
          name="fulfilment"
          label={words.fulfilment}
          chosen={content.fulfilment ?? ''}
          options={[
            ['', words.anyFulfilment],
            ...FULFILMENTS.map((one): Option => [one, words.fulfilments[one]]),
          ]}
        />
      </div>
      <Ticks
        name="topic"
        legend={words.topics}
        hint={words.topicsWhat}
        ticked={content.topics}
        options={TOPICS.map((topic) => [topic, topics[topic]])}
      />
      <details {...(content.kinds.length > 0 && { open: true })}>
        <summary>{words.kinds}</summary>
        <Ticks
          name="kind"
          legend={words.kinds}
          hint={words.kindsWhat}
          ticked={content.kinds}
          options={WRITTEN_KINDS.map((kind) => [kind, kinds[kind]])}
        />
      </details>
    </>
  );
};

/** A text for each language: open where one is written or the shop sells, folded away elsewhere. */
const Texts: Part = ({ editing }) => {
  const { context, content, refusal } = editing;
  const { visitor } = context;
  const { language: reads } = visitor.reader;
  const words = templateWords[reads];
  const findings = findingsIn(content);
  const written = (language: string): boolean => Object.hasOwn(content.versions, language);
  const isNew = editing.template === undefined && Object.keys(content.versions).length === 0;
  return (
    <fieldset class="stack" id="versions">
      <legend>
        <h2>{words.texts}</h2>
      </legend>
      <p class="quiet">{words.textsWhat}</p>
      {BUYER_LANGUAGES.toSorted((a, b) => Number(written(b)) - Number(written(a))).map((language) => {
        const text = content.versions[language] ?? '';
        const name = nameIn(reads, 'language', language);
        const field = fieldOf({ field: 'text', language });
        return (
          <details class="act" {...((written(language) || (isNew && language === 'en')) && { open: true })}>
            <summary>
              {name}
              <span class="quiet small">
                {text === '' ? words.notWritten : words.characters(text.length)}
              </span>
            </summary>
            <Field editing={editing} field={field} label={words.inLanguage(name, words.texts)} isUnseen>
              {(described) => (
                <textarea
                  id={field}
                  name={field}
                  rows={Math.max(6, Math.ceil(text.length / 90) + text.split('\n').length)}
                  maxlength={MOST_TEXT}
                  lang={language}
                  dir="auto"
                  {...described}
                >
                  {/* A browser takes away the first line break. */}
                  {`\n${text}`}
                </textarea>
              )}
            </Field>
            {refusal !== undefined && (
              <Findings
                context={context}
                text={text}
                findings={findings.filter((one) => one.language === language)}
              />
            )}
          </details>
        );
      })}
    </fieldset>
  );
};

const Variables: FC<{ readonly context: TemplatesContext }> = ({ context: { visitor } }) => {
  const words = templateWords[visitor.reader.language];
  return (
    <aside class="panel" aria-labelledby="variables">
      <h2 id="variables">{words.variablesTitle}</h2>
      <p class="quiet small">{words.variablesWhat}</p>
      <dl class="variables">
        {VARIABLES.map((variable) => (
          <>
            <dt>
              <code>{`{${variable}}`}</code>
            </dt>
            <dd class="quiet small">{words.variables[variable]}</dd>
          </>
        ))}
      </dl>
    </aside>
  );
};

/** A labelled field, with what is wrong with it. */
const Field: FC<{
  readonly editing: Editing;
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  readonly isUnseen?: boolean;
  readonly children: (described: Readonly<Record<string, string>>) => unknown;
}> = ({ editing, field, label, hint, isUnseen, children }) => {
  const { reader } = editing.context.visitor;
  const words = templateWords[reader.language];
  const faults = faultsAt(editing.refusal, field);
  const described = [
    ...(faults.length > 0 ? [`wrong-${field}`] : []),
    ...(hint === undefined ? [] : [`hint-${field}`]),
  ].join(' ');
  return (
    <div class="field">
      <label for={field} {...(isUnseen === true && { class: 'unseen' })}>
        {label}
      </label>
      {children({
        ...(faults.length > 0 && { 'aria-invalid': 'true' }),
        ...(described !== '' && { 'aria-describedby': described }),
      })}
      {hint !== undefined && (
        <span class="quiet small" id={`hint-${field}`}>
          {hint}
        </span>
      )}
      {faults.length > 0 && (
        <span class="missed" id={`wrong-${field}`}>
          {faults.map((fault) => words.problems[fault.problem]).join(' ')}
        </span>
      )}
    </div>
  );
};

function faultsAt(refusal: Refusal, field: string): readonly Fault[] {
  return refusal !== undefined && 'faults' in refusal
    ? refusal.faults.filter((fault) => fieldOf(fault) === field)
    : [];
}

type Option = readonly [value: string, label: string];

const Choice: FC<{
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly Option[];
}> = ({ name, label, chosen, options }) => (
  <label>
    {label}
    <select name={name}>
      {options.map(([value, text]) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </label>
);

const Ticks: FC<
  PropsWithChildren<{
    readonly name: string;
    readonly legend: string;
    readonly hint: string;
    readonly ticked: readonly string[];
    readonly options: readonly Option[];
  }>
> = ({ name, legend, hint, ticked, options }) => (
  <fieldset>
    <legend>{legend}</legend>
    <p class="quiet small">{hint}</p>
    <div class="ticks">
      {options.map(([value, label]) => (
        <label class="choice">
          <input type="checkbox" name={name} value={value} checked={ticked.includes(value)} />
          {label}
        </label>
      ))}
    </div>
  </fieldset>
);
