import { type Context, Hono } from 'hono';
import { changeTemplate, contentOf, newId } from '#shared/application/templates/change-template';
import { loadLibrary, starterWith } from '#shared/application/templates/library';
import { NO_OUTCOMES, type Template } from '#shared/domain/templates/template';
import type { Now } from '#shared/ports/now';
import type { Templates } from '#shared/ports/templates';
import { notFoundPage } from '../web/error-page.tsx';
import type { BoardEnv } from '../web/visitor.ts';
import { templatePath, type TemplatesContext } from './context.ts';
import { EditPage } from './edit-page.tsx';
import type { Editing } from './editing.ts';
import { BLANK, contentIn, seenIn } from './form.ts';
import { changesIn } from './history.ts';
import { TemplatesPage } from './list-page.tsx';
import { templatesQuery } from './query.ts';
import { TemplatePage } from './template-page.tsx';
import { templateWords } from './words.ts';

export interface TemplatesDeps {
  readonly templates: Templates;
  readonly now: Now;
}

const ACTS = { save: 'saved', retire: 'retired', restore: 'restored' } as const;
type Act = keyof typeof ACTS;

/** The texts that people answer with. Everybody reads them, managers change them. */
export function templateRoutes({ templates, now }: TemplatesDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();
  const pageOf = (context: Context<BoardEnv>): TemplatesContext => ({
    visitor: context.get('visitor'),
    now: now(),
  });
  const find = async (id: string): Promise<Template | undefined> =>
    (await loadLibrary(templates)).find((one) => one.id === id);
  const notFound = (context: Context<BoardEnv>): Response | Promise<Response> =>
    context.html(notFoundPage(context.get('visitor').reader, now()), 404);

  app.get('/templates', async (context) => {
    const [library, outcomes] = await Promise.all([loadLibrary(templates), templates.outcomes()]);
    const query = templatesQuery(context.req.query());
    return context.html(
      <TemplatesPage context={pageOf(context)} query={query} library={library} outcomes={outcomes} />,
    );
  });

  app.get('/templates/:id', async (context) => {
    const id = context.req.param('id');
    if (id === 'new') return editPage(context, { template: undefined, content: BLANK, seen: 0 });
    const template = await find(id);
    return template === undefined ? notFound(context) : showTemplate(context, template);
  });

  app.get('/templates/:id/edit', async (context) => {
    const template = await find(context.req.param('id'));
    if (template === undefined) return notFound(context);
    return editPage(context, { template, content: contentOf(template), seen: template.revision });
  });

  app.post('/templates/:id', async (context) => {
    const visitor = context.get('visitor');
    const form = context.get('form');
    const library = await loadLibrary(templates);
    const template = library.find((one) => one.id === context.req.param('id'));
    if (template === undefined && context.req.param('id') !== 'new') return notFound(context);
    if (!visitor.isManager) return editPage(context, { template, content: BLANK, seen: 0 });
    const act = actIn(form);
    const content = act === 'save' || template === undefined ? contentIn(form) : contentOf(template);
    const seen = seenIn(form);
    const retired = act === 'save' ? template?.retired !== undefined : act === 'retire';
    const id = template?.id ?? newId(content.shortcut, library);
    const result = await changeTemplate(
      templates,
      { id, seen, content, retired },
      { by: visitor.id, at: now() },
    );
    if ('saved' in result) return context.redirect(`${templatePath(result.saved)}?done=${ACTS[act]}`, 303);
    // Whoever saw an old revision sees the current one as soon as they have compared the two.
    const isOld = 'refused' in result && result.refused === 'changed-meanwhile';
    const sees = isOld ? (template?.revision ?? 0) : seen;
    return editPage(context, { template, content, seen: sees, refusal: result });
  });

  return app;

  async function showTemplate(
    context: Context<BoardEnv>,
    template: Template,
    problem?: string,
  ): Promise<Response> {
    const page = pageOf(context);
    const [history, outcomes, starter] = await Promise.all([
      template.revision === 0 ? [] : templates.history(template.id, page.now),
      templates.outcomes(),
      starterWith(template.id),
    ]);
    return context.html(
      <TemplatePage
        context={page}
        template={template}
        outcomes={outcomes.get(template.id) ?? NO_OUTCOMES}
        changes={changesIn(history, starter)}
        done={Object.values(ACTS).find((done) => done === context.req.query('done'))}
        problem={problem}
      />,
      problem === undefined ? 200 : 403,
    );
  }

  /** The form, for managers; others are shown the template. */
  async function editPage(
    context: Context<BoardEnv>,
    { refusal, ...editing }: Omit<Editing, 'context' | 'refusal'> & Partial<Pick<Editing, 'refusal'>>,
  ): Promise<Response> {
    const page = pageOf(context);
    if (!page.visitor.isManager) {
      const { managersOnly } = templateWords[page.visitor.reader.language];
      if (editing.template === undefined) return notFound(context);
      return showTemplate(context, editing.template, managersOnly);
    }
    return context.html(
      <EditPage editing={{ ...editing, context: page, refusal }} />,
      refusal === undefined ? 200 : 422,
    );
  }
}

function actIn(form: URLSearchParams): Act {
  const act = form.get('act');
  return act === 'retire' || act === 'restore' ? act : 'save';
}
