import type { FC } from 'hono/jsx';
import { VARIABLES } from '#shared/domain/templates/variables';
import { PostForm } from '../web/post-form.tsx';
import { Shell } from '../web/shell.tsx';
import { About } from './about-fields.tsx';
import { nameOf, templatePath, type TemplatesContext } from './context.ts';
import type { Editing } from './editing.ts';
import { Problems } from './problems.tsx';
import { Texts } from './text-fields.tsx';
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
