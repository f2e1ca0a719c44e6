import type { FC } from 'hono/jsx';
import { replyOf, stateOfReply } from '#shared/domain/reply/reply';
import { threadPath } from '#shared/messages/thread-url';
import type { JustSent, PageContext } from '../context.ts';
import { AnswerForm } from './answer-form.tsx';
import { deskWords } from './words.ts';

/** That an answer leaves in some seconds, and the way to take it back. */
export const SentNotice: FC<{ readonly context: PageContext; readonly sent: JustSent }> = ({
  context,
  sent: { threadId, replyId },
}) => {
  const { open, visitor, now } = context;
  const words = deskWords[visitor.reader.language];
  const { thread } = open.situation;
  const undo = (
    <AnswerForm visitor={visitor} threadId={threadId} replyId={replyId} act="undo" button={words.undo} />
  );
  if (threadId !== thread.id)
    return (
      <div class="notice done sent" role="status">
        <p>
          {words.leavesElsewhere} <a href={threadPath(threadId)}>{words.toThatThread}</a>
        </p>
        {undo}
      </div>
    );
  const reply = replyOf(thread, replyId);
  const state = reply && stateOfReply(reply);
  if (reply === undefined || state === 'undone') return null;
  const left = Math.ceil(((reply.leavesAt ?? now) - now) / 1000);
  return (
    <div class="notice done sent" role="status">
      {state === 'submitted' ? (
        <p>{words.submitted}</p>
      ) : state === 'queued' && left > 0 ? (
        <p data-leaves={reply.leavesAt} data-leaving={words.leavesSoon} data-leaves-in={words.leavesIn('%s')}>
          {words.leavesIn(left)}
        </p>
      ) : (
        <p>{words.leavesSoon}</p>
      )}
      {state === 'queued' && left > 0 && undo}
    </div>
  );
};
