import type { FC } from 'hono/jsx';
import { wordsIn } from '#shared/messages/catalogue';
import { At } from '../web/due.tsx';
import { ActForm, faultIn, kept, valueIn } from './act-form.tsx';
import { type PageContext, personNameIn } from './context.ts';
import { MOST_NOTE, MOST_TAG } from './note.ts';
import { threadWords } from './words.ts';

/** What colleagues tell each other about the thread. */
export const NotesOf: FC<{ readonly context: PageContext }> = ({ context }) => {
  const { open, visitor } = context;
  const { reader } = visitor;
  const words = threadWords[reader.language];
  const { notes, tags } = open.notes;
  const others = Object.entries(visitor.versioned.settings.people).filter(([id]) => id !== visitor.id);
  const names = wordsIn(reader.language).names(others.map(([id, { name }]) => `@${id} (${name})`));
  return (
    <section class="panel stack" id="notes" aria-labelledby="notes-title">
      <h2 id="notes-title">{words.notes}</h2>
      {notes.length > 0 && (
        <ol class="notes">
          {notes.map(({ at, by, text }) => (
            <li>
              <p class="by">
                <b>{personNameIn(visitor)(by)}</b> <At at={at} reader={reader} />
              </p>
              <p class="said" dir="auto">
                {text}
              </p>
            </li>
          ))}
        </ol>
      )}
      <ActForm context={context} act="note" button={words.noteButton}>
        <input type="hidden" name="after" value={notes.at(-1)?.id ?? ''} />
        <label>
          {words.note}
          <textarea name="text" maxlength={MOST_NOTE} required dir="auto" {...faultIn(context, 'note')}>
            {valueIn(context, 'note', 'text') ?? ''}
          </textarea>
        </label>
        <p class="quiet small">
          {words.notesWhat} {others.length > 0 && words.people(names)}
        </p>
      </ActForm>
      <div>
        <h3>{words.tags}</h3>
        {tags.length > 0 && (
          <ul class="tags">
            {tags.map((tag) => (
              <li>
                <bdi class="tag">{tag}</bdi>
                <ActForm context={context} act="untag" button="×" label={words.untag(tag)}>
                  <input type="hidden" name="tag" value={tag} />
                </ActForm>
              </li>
            ))}
          </ul>
        )}
        <ActForm context={context} act="tag" button={words.tagButton}>
          <label>
            {words.tag}
            <input name="tag" maxlength={MOST_TAG} required dir="auto" {...kept(context, 'tag', 'tag')} />
          </label>
        </ActForm>
      </div>
    </section>
  );
};
