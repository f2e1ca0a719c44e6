import type { FC } from 'hono/jsx';
import type { Instant } from '#shared/domain/instant';
import { whereOf } from '#shared/messages/alert-lines';
import { wordsIn } from '#shared/messages/catalogue';
import { TimeLeft } from '../web/due.tsx';
import { PostForm } from '../web/post-form.tsx';
import { Shell } from '../web/shell.tsx';
import type { Visitor } from '../web/visitor.ts';
import type { MarkedThread } from './confirm.ts';
import { inboxWords } from './words.ts';

/** What a person still has to mark at Amazon: open one, mark it, say so, then the next. */
export const ConfirmPage: FC<{
  readonly marked: readonly MarkedThread[];
  readonly visitor: Visitor;
  readonly now: Instant;
}> = ({ marked, visitor, now }) => {
  const { confirm, toList } = inboxWords[visitor.reader.language];
  const isOver = marked.length === 0;
  return (
    <Shell visitor={visitor} title={confirm.title} page="inbox" now={now}>
      <div class="stack">
        <h1>{isOver ? confirm.over : confirm.title}</h1>
        <p>{isOver ? confirm.overText : confirm.lead(marked.length)}</p>
        <ol class="stack">
          {marked.map(({ id, view, url }, index) => (
            <li class="panel stack">
              <div>
                <h2>
                  <a href={`/threads/${encodeURIComponent(id)}`}>
                    {whereOf(view, wordsIn(visitor.reader.language))}
                  </a>
                </h2>
                <TimeLeft due={view.dueAt} now={now} reader={visitor.reader} />
              </div>
              <PostForm visitor={visitor} action="/inbox/confirm" class="row-of-buttons">
                {marked.map((one) => (
                  <input type="hidden" name="thread" value={one.id} />
                ))}
                <a
                  class={`button ${index === 0 ? 'primary' : ''}`}
                  href={url}
                  target="_blank"
                  rel="noreferrer"
                >
                  {confirm.openOne}
                </a>
                <button name="confirmed" value={id}>
                  {confirm.done}
                </button>
              </PostForm>
            </li>
          ))}
        </ol>
        <p>
          <a href="/inbox">{toList}</a>
        </p>
      </div>
    </Shell>
  );
};
