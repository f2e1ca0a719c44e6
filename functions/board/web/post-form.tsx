import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Visitor } from './visitor.ts';

/** A form of ours: it carries the token that another site cannot know. */
export const PostForm: FC<
  PropsWithChildren<{
    readonly visitor: Visitor;
    readonly action: string;
    readonly class?: string;
    readonly id?: string;
    readonly files?: boolean;
  }>
> = ({ visitor, action, class: className, id, files, children }) => (
  <form
    method="post"
    action={action}
    {...(className !== undefined && { class: className })}
    {...(id !== undefined && { id })}
    {...(files === true && { enctype: 'multipart/form-data' })}
  >
    <input type="hidden" name="token" value={visitor.formToken} />
    {children}
  </form>
);
