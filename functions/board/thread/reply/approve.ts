import { checkReply, policyContextOf } from '#shared/application/policy/check-reply';
import { changeReply } from '#shared/application/replies/change-reply';
import type { Order } from '#shared/domain/order/order';
import { approved } from '#shared/domain/reply/changes';
import type { Reply } from '#shared/domain/reply/reply';
import type { Situation } from '#shared/domain/thread/situation';
import { derivedId } from '#shared/mail/thread-id';
import type { ReplyWords } from '#shared/ports/replies';
import type { Stored } from '#shared/ports/threads';
import type { Visitor } from '#functions/board/web/visitor';
import type { DeskActDeps, DeskResult } from './desk-result.ts';
import { MOST_ANSWER } from './form.ts';

/** A colleague's word about an answer. */
export interface Approval {
  readonly reply: Reply;
  /** As the colleague wants it to leave. */
  readonly text: string | undefined;
  readonly seen: readonly string[];
  readonly order: Order | undefined;
}

/** Lets an answer go, with other words where the colleague changed them: those are stored under a name of their own. */
export async function approveAnswer(
  deps: DeskActDeps,
  stored: Stored,
  situation: Situation,
  { reply, text: given, seen, order }: Approval,
  { id: by, versioned }: Visitor,
): Promise<DeskResult> {
  const { thread, now } = situation;
  const words = await deps.shelf.read(thread.id, reply.text);
  const text = given?.replace(/\r\n?/g, '\n').trimEnd();
  let name: string | undefined;
  if (words !== undefined && text !== undefined && text !== words.text) {
    if (text.length > MOST_ANSWER) return { failed: 'unreadable' };
    const { overruled = [] } = reply;
    const context = { ...policyContextOf(situation, { order }), files: words.files };
    const isBroken = (await checkReply(text, context)).some(
      ({ level, rule }) => level === 'block' || (level === 'stop' && !overruled.includes(rule)),
    );
    if (isBroken) return { failed: 'breaks-rules' };
    name = derivedId([reply.id, by, text]);
    await putAs(deps, thread.id, reply.text, name, { ...words, text });
  }
  const change = approved(reply.id, { at: now, by, text: name, seen });
  const after = await changeReply(deps, stored, reply.id, change, versioned, now);
  return after === undefined ? { failed: 'late' } : { did: 'approved', reply };
}

/** The same files under another name, before its words: whoever finds the words finds the files. */
async function putAs(
  { shelf }: DeskActDeps,
  threadId: string,
  from: string,
  to: string,
  words: ReplyWords,
): Promise<void> {
  await Promise.all(
    words.files.map(async (_, place) => {
      const content = await shelf.readFile(threadId, from, place);
      if (content !== undefined) await shelf.putFile(threadId, to, place, content);
    }),
  );
  await shelf.put(threadId, to, words);
}
