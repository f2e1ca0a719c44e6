import { threadPath } from '#shared/messages/thread-url';

/** Where the forms of the desk go. */
export function replyPath(threadId: string): string {
  return `${threadPath(threadId)}/reply`;
}
