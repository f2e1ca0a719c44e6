import type { FC } from 'hono/jsx';
import { findingsIn } from '#shared/domain/templates/findings';
import { BUYER_LANGUAGES, MOST_TEXT } from '#shared/domain/templates/template';
import { nameIn } from '#shared/messages/names';
import { type Editing, fieldOf } from './editing.ts';
import { Field } from './fields.tsx';
import { Findings } from './template-page.tsx';
import { templateWords } from './words.ts';

/** A text for each language: open where one is written or the shop sells, folded away elsewhere. */
export const Texts: FC<{ readonly editing: Editing }> = ({ editing }) => {
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
