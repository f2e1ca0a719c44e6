import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Visitor } from './visitor.ts';

/** A form of ours: it carries the token that another site cannot know. */
export const PostForm: FC<
  PropsWithChildren<{
    readonly visitor: Visitor;
    readonly action: string;
    readonly class?: string;
    readonly id?: string;
  }>
> = ({ visitor, action, class: className, id, children }) => (
  <form
    method="post"
    action={action}
    {...(className !== undefined && { class: className })}
    {...(id !== undefined && { id })}
  >
    <input type="hidden" name="token" value={visitor.formToken} />
    {children}
  </form>
);
