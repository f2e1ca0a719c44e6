import { Hono } from 'hono';
import { conversationHelpId } from '#shared/domain/assistant/help';
import { threadPath } from '#shared/messages/thread-url';
import type { Now } from '#shared/ports/now';
import type { Reads } from '#shared/ports/people/reads';
import type { ThreadStore } from '#shared/ports/threads';
import { isId } from '#functions/board/is-id';
import { notFoundPage } from '#functions/board/web/error-page.tsx';
import type { BoardEnv, Visitor } from '#functions/board/web/visitor';
import {
  type Asked,
  askAnswer,
  askDraft,
  askTranslation,
  type HelpDeps,
  helpOf,
  mayDraft,
  mayTranslate,
} from './ask-help.ts';
import { Translated, Translation } from './translation.tsx';
import { helpWords } from './words.ts';
import { helpPath, WrittenPage } from './written.tsx';

export interface HelpRoomDeps extends HelpDeps {
  readonly threads: ThreadStore;
  readonly reads: Reads;
  readonly now: Now;
}

const MOST_CHARACTERS = 10_000;
const LANGUAGE = /^[a-z]{2}(?:-[A-Z]{2})?$/;

/** Help by a model on the page of a thread: asked for by forms, shown once it is there. */
export function helpRoutes(deps: HelpRoomDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();
  const askedIn = async (
    id: string,
    visitor: Visitor,
    may = mayTranslate(visitor),
  ): Promise<Asked | undefined> => {
    const at = deps.now();
    const [stored] = isId(id) && may ? await deps.threads.load([id], at) : [];
    return stored && { threadId: id, by: visitor.id, at };
  };

  app.post('/threads/:id/translation', async (context) => {
    const visitor = context.get('visitor');
    const asked = await askedIn(context.req.param('id'), visitor);
    if (asked === undefined) return context.html(notFoundPage(visitor.reader, deps.now()), 404);
    await askTranslation(deps, asked, visitor.reader.language);
    return context.redirect(`${threadPath(asked.threadId)}#talk`, 303);
  });

  app.get('/threads/:id/translation', async (context) => {
    const visitor = context.get('visitor');
    const asked = await askedIn(context.req.param('id'), visitor);
    const to = visitor.reader.language;
    const help = asked && (await helpOf(deps, asked.threadId, conversationHelpId(to), asked.at));
    if (asked === undefined || help?.task !== 'conversation')
      return context.html(notFoundPage(visitor.reader, deps.now()), 404);
    const parts = { threadId: asked.threadId, help, visitor, now: asked.at, hasNew: false };
    if (help.state.state === 'asked') return context.html(<Translation {...parts} />);
    // Words of the buyer's in another language are words of the buyer's.
    await deps.reads.note(asked.threadId, { person: visitor.id, at: asked.at });
    return context.html(
      <>
        <Translation {...parts} />
        {Object.entries(help.translated).map(([id, translated]) => (
          <Translated id={id} translated={translated} to={to} reader={visitor.reader} />
        ))}
      </>,
    );
  });

  app.post('/threads/:id/help', async (context) => {
    const visitor = context.get('visitor');
    const form = context.get('form');
    const isDraft = form.get('task') === 'draft';
    const may = isDraft ? mayDraft(visitor) : mayTranslate(visitor);
    const asked = await askedIn(context.req.param('id'), visitor, may);
    if (asked === undefined) return context.html(notFoundPage(visitor.reader, deps.now()), 404);
    const { language } = visitor.reader;
    const text = form.get('text')?.trim() ?? '';
    const to = form.get('to') ?? '';
    // What stands in the composer, mostly a template, is what a draft is made of, with steps and facts beside it.
    const given = {
      template: text === '' ? null : text,
      steps: form.getAll('step'),
      facts: form.getAll('fact'),
    };
    const characters = [text, ...given.steps, ...given.facts].join('').length;
    if ((text === '' && !isDraft) || characters > MOST_CHARACTERS || !LANGUAGE.test(to))
      return context.text(helpWords[language].notTaken(MOST_CHARACTERS), 422);
    const { id } = await (isDraft
      ? askDraft(deps, asked, { given, to, reader: language })
      : askAnswer(deps, asked, { text, to, reader: language }));
    return context.redirect(helpPath(asked.threadId, id), 303);
  });

  app.get('/threads/:id/help/:help', async (context) => {
    const visitor = context.get('visitor');
    const now = deps.now();
    const { id, help: helpId } = context.req.param();
    const help = isId(id) && isId(helpId) ? await helpOf(deps, id, helpId, now) : undefined;
    if (help === undefined || help.task === 'conversation')
      return context.html(notFoundPage(visitor.reader, now), 404);
    await deps.reads.note(id, { person: visitor.id, at: now });
    return context.html(<WrittenPage help={help} visitor={visitor} now={now} />);
  });
  return app;
}
