import type { FC } from 'hono/jsx';
import { seenOf } from '#shared/domain/reply/seen';
import type { PageContext } from '../context.ts';
import { MOST_NOTE } from '../note.ts';
import { AnswerForm } from './answer-form.tsx';
import type { Answer } from './answers.ts';
import { MOST_ANSWER } from './form.ts';
import { deskWords } from './words.ts';

/** What a colleague can do about an answer that waits: let it go, perhaps with other words, or send it back with a note. */
export const ApprovalOf: FC<{ readonly context: PageContext; readonly answer: Answer }> = ({
  context,
  answer: { reply, words: written },
}) => {
  const { open, visitor } = context;
  const words = deskWords[visitor.reader.language];
  const { thread } = open.situation;
  const about = { visitor, threadId: thread.id, replyId: reply.id };
  return (
    <div class="stack">
      {written !== undefined && (
        <AnswerForm {...about} act="approve" button={words.approve} primary>
          <input type="hidden" name="seen" value={seenOf(thread).join(' ')} />
          <label>
            {words.changeIt}
            <textarea name="text" rows={8} maxlength={MOST_ANSWER} required dir="auto">
              {written.text}
            </textarea>
          </label>
        </AnswerForm>
      )}
      <details class="act">
        <summary>{words.sendBack}</summary>
        <AnswerForm {...about} act="send-back" button={words.sendBack}>
          <label>
            {words.sendBackNote}
            <textarea name="note" maxlength={MOST_NOTE - 40} required dir="auto" />
          </label>
        </AnswerForm>
      </details>
    </div>
  );
};
