import { forEach } from '#shared/application/threads/for-each';
import { queueNewAlerts } from '#shared/application/threads/queue-alerts';
import type { DeliveryEvent } from '#shared/contracts/messages/delivery-event';
import { MAIL_TAG } from '#shared/contracts/messages/mail-tag';
import { REPLY_TAG, replyOfTag } from '#shared/contracts/messages/reply-tag';
import { rulesOf } from '#shared/contracts/settings/rules';
import { type Dispatch, findSend, replaceSend } from '#shared/domain/escalation/advance';
import { type DeliveryWord, heard } from '#shared/domain/sends/delivery';
import type { Thread } from '#shared/domain/thread/thread';
import type { SentLog } from '#shared/ports/alerts';
import { heardOfReply, type HeardOfReplyDeps } from './heard-of-reply.ts';
import { wordOf } from './word-of.ts';

export interface DeliveryEventsDeps extends HeardOfReplyDeps {
  readonly sentLog: SentLog;
}

/** The result of an event, for logs and counts. */
export interface Heard {
  readonly word: DeliveryWord['word'] | 'nothing' | 'unknown';
  readonly reason?: string;
  /** The answer to a buyer that it is about. */
  readonly answer?: string;
  /** How many sends the mail carried; 0 when it was not an alert's, or is no longer remembered. */
  readonly sends: number;
}

/**
 * Records SES's event on every send that the mail carried, and queues the alerts by another channel that follow from
 * it.
 */
export async function deliveryEvent(deps: DeliveryEventsDeps, event: DeliveryEvent): Promise<Heard> {
  const said = wordOf(event);
  if (typeof said === 'string') return { word: said, sends: 0 };
  const [tag] = event.mail.tags[REPLY_TAG] ?? [];
  const answer = tag === undefined ? undefined : replyOfTag(tag);
  if (answer !== undefined) {
    await heardOfReply(deps, answer, said);
    return { ...said, sends: 0, answer: answer.replyId };
  }
  const [token] = event.mail.tags[MAIL_TAG] ?? [];
  const refs = token === undefined ? [] : await deps.sentLog.find(token);
  if (refs.length > 0) {
    const threadDeps = { ...deps, rules: rulesOf(await deps.settings.current()) };
    const now = deps.now();
    const dispatch: Dispatch[] = [];
    const done = forEach(refs, async ({ threadId, sendKey }) => {
      const before = (thread: Thread): Thread => {
        const send = findSend(thread, sendKey);
        const after = send && heard(send, said, now);
        return after === undefined || after === send ? thread : replaceSend(thread, after);
      };
      const changed = await deps.change(threadDeps, { id: threadId }, { before }, now);
      dispatch.push(...(changed?.dispatch ?? []));
    });
    await done.finally(() => queueNewAlerts(deps.alerts, dispatch, now));
  }
  return { ...said, sends: refs.length };
}
