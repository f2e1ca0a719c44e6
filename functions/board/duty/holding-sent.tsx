import type { FC } from 'hono/jsx';
import { type Reply, stateOfReply } from '#shared/domain/reply/reply';
import { wordsIn } from '#shared/messages/catalogue';
import { threadPath } from '#shared/messages/thread-url';
import { AnswerForm } from '../thread/reply/answer-form.tsx';
import { deskWords } from '../thread/reply/words.ts';
import { Notice } from '../web/shell.tsx';
import type { Visitor } from '../web/visitor.ts';
import { dutyWords } from './words.ts';

/** A holding answer that somebody just sent from this page. */
export interface SentFromHere {
  readonly threadId: string;
  readonly reply: Reply;
}

/** That it leaves, or waits for a colleague; and the way to take it back while it can be. */
export const HoldingSent: FC<{ readonly visitor: Visitor; readonly sent: SentFromHere }> = ({
  visitor,
  sent: { threadId, reply },
}) => {
  const { language } = visitor.reader;
  const words = dutyWords[language];
  const state = stateOfReply(reply);
  if (state !== 'queued' && state !== 'submitted') return null;
  return (
    <Notice kind="done">
      {state === 'queued' ? words.holdingLeaves : words.holdingSubmitted}{' '}
      <a href={threadPath(threadId)}>{wordsIn(language).openThread}</a>
      <AnswerForm
        visitor={visitor}
        threadId={threadId}
        replyId={reply.id}
        act="undo"
        button={deskWords[language].undo}
      />
    </Notice>
  );
};
