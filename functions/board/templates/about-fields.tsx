import type { FC } from 'hono/jsx';
import { OPERATOR_LANGUAGES } from '#shared/domain/operator-words';
import { FULFILMENTS, MOST_NAME, TEMPLATE_USES } from '#shared/domain/templates/template';
import { TOPICS } from '#shared/domain/topic';
import { inboxWords } from '../inbox/words.ts';
import type { Editing } from './editing.ts';
import { Choice, Field, type Option, Ticks } from './fields.tsx';
import { WRITTEN_KINDS } from './form.ts';
import { templateWords } from './words.ts';

/** What a template is for, and how people find it. */
export const About: FC<{ readonly editing: Editing }> = ({ editing }) => {
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
