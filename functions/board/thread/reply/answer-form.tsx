import type { FC, PropsWithChildren } from 'hono/jsx';
import { PostForm } from '#functions/board/web/post-form.tsx';
import type { Visitor } from '#functions/board/web/visitor';
import { replyPath } from './path.ts';

/** One act about an answer that somebody wrote here. */
export const AnswerForm: FC<
  PropsWithChildren<{
    readonly visitor: Visitor;
    readonly threadId: string;
    readonly replyId: string;
    readonly act: 'undo' | 'discard' | 'release' | 'approve' | 'send-back';
    readonly button: string;
    readonly primary?: boolean;
  }>
> = ({ visitor, threadId, replyId, act, button, primary, children }) => (
  <PostForm visitor={visitor} action={replyPath(threadId)} class="fields">
    <input type="hidden" name="reply" value={replyId} />
    {children}
    <button type="submit" name="act" value={act} {...(primary === true && { class: 'primary' })}>
      {button}
    </button>
  </PostForm>
);
