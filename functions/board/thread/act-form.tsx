import type { FC, PropsWithChildren } from 'hono/jsx';
import { threadPath } from '#shared/messages/thread-url';
import { PostForm } from '../web/post-form.tsx';
import type { PageContext } from './context.ts';
import { waitingIn } from './waiting.ts';

interface ActProps {
  readonly context: PageContext;
  readonly act: string;
  readonly button: string;
  readonly primary?: boolean;
  /** What the button does, where its face does not say it. */
  readonly label?: string;
}

/** One act in a form of its own. It names the state that its reader saw: pressed twice, it is one fact. */
export const ActForm: FC<PropsWithChildren<ActProps>> = ({
  context,
  act,
  button,
  primary,
  label,
  children,
}) => {
  const { open, visitor, failed } = context;
  return (
    <PostForm visitor={visitor} action={threadPath(open.situation.thread.id)} class="fields">
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="seen" value={open.version} />
      <input type="hidden" name="waiting" value={waitingIn(open.situation)} />
      {children}
      <button
        type="submit"
        class={primary === true ? 'primary' : 'plain'}
        {...(label !== undefined && { 'aria-label': label })}
        {...(failed?.form['act'] === act && { 'aria-describedby': 'failed' })}
      >
        {button}
      </button>
    </PostForm>
  );
};

/** An act that is folded away, so that the obvious one stays the one button in sight; open again when it failed. */
export const FoldedAct: FC<PropsWithChildren<ActProps>> = ({ label, children, ...props }) => (
  <details class="act" {...(props.context.failed?.form['act'] === props.act && { open: true })}>
    <summary>{label ?? props.button}</summary>
    <ActForm {...props}>{children}</ActForm>
  </details>
);

/** What a field of a failed form held; undefined where none failed. */
export function valueIn({ failed }: PageContext, act: string, name: string): string | undefined {
  return failed?.form['act'] === act ? (failed.form[name] ?? '') : undefined;
}

/** That a form has to be looked at. */
export function faultIn({ failed }: PageContext, act: string): Record<string, string> {
  return failed?.form['act'] === act ? { 'aria-invalid': 'true', 'aria-describedby': 'failed' } : {};
}

/** Both, for an input. */
export function kept(context: PageContext, act: string, name: string): Record<string, string> {
  const value = valueIn(context, act, name);
  return { ...(value !== undefined && { value }), ...faultIn(context, act) };
}
