import { changeReply } from '#shared/application/replies/change-reply';
import type { Submission, Submitted } from '#shared/application/replies/submit-reply';
import { approvalRules } from '#shared/contracts/settings/replies';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Instant } from '#shared/domain/instant';
import type { Order } from '#shared/domain/order/order';
import { mayApprove, needsApproval } from '#shared/domain/reply/approval';
import { released, sentBack, undone } from '#shared/domain/reply/changes';
import { type Reply, replyOf, stateOfReply, wordOf } from '#shared/domain/reply/reply';
import { type Situation, situationOf } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import { derivedId } from '#shared/mail/thread-id';
import type { Stored } from '#shared/ports/threads';
import { nameOfBuyer } from '#functions/board/desk/buyer';
import type { Upload } from '#functions/board/desk/files';
import { sendAnswer } from '#functions/board/desk/send-answer';
import type { Visitor } from '#functions/board/web/visitor';
import { noteForWriter } from '../note.ts';
import { approveAnswer } from './approve.ts';
import type { DeskActDeps, DeskResult } from './desk-result.ts';
import { type ComposerForm, composerForm } from './form.ts';
import type { DeskWords } from './words.ts';

/** What a form of the desk is about. */
export interface DeskForm {
  readonly fields: URLSearchParams;
  readonly uploads: readonly Upload[];
  readonly order: Order | undefined;
}

/** Does what a form of the desk says. */
export async function actAtDesk(
  deps: DeskActDeps,
  stored: Stored,
  { fields, uploads, order }: DeskForm,
  visitor: Visitor,
  now: Instant,
): Promise<DeskResult> {
  const situation = situationOf(stored.thread, rulesOf(visitor.versioned).rota, now);
  const act = fields.get('act');
  if (act === 'check' || act === 'send' || act === 'next' || act === 'holding') {
    const form = composerForm(fields, visitor.reader.timeZone);
    if (form === undefined) return { failed: 'unreadable' };
    if (act === 'check') return { again: form };
    const files = [...(await earlierFiles(deps, stored.thread, form)), ...uploads];
    return submit(
      deps,
      stored,
      situation,
      { form: { ...form, promise: act === 'holding' ? form.promise : undefined }, files, order },
      visitor,
    );
  }
  const reply = replyOf(stored.thread, fields.get('reply') ?? '');
  if (reply === undefined) return { failed: 'late' };
  switch (act) {
    case 'undo':
    case 'discard':
      return change(
        deps,
        stored,
        reply,
        undone(reply.id, { at: now, by: visitor.id }),
        act === 'undo' ? 'undone' : 'discarded',
        visitor,
        now,
      );
    case 'release': {
      if (mustAsk(situation, visitor)) return { failed: 'own-approval' };
      if (wordOf(reply) !== visitor.id) return { failed: 'not-yours' };
      const seen = seenIn(fields);
      return change(
        deps,
        stored,
        reply,
        released(reply.id, { at: now, by: visitor.id, seen }),
        'released',
        visitor,
        now,
      );
    }
    case 'approve':
      if (!maySettle(reply, visitor)) return { failed: 'own-approval' };
      return approveAnswer(
        deps,
        stored,
        situation,
        { reply, text: fields.get('text') ?? undefined, seen: seenIn(fields), order },
        visitor,
      );
    case 'send-back':
      if (!maySettle(reply, visitor)) return { failed: 'own-approval' };
      return sendBack(deps, stored, reply, fields.get('note') ?? '', visitor, now);
    default:
      return { failed: 'unreadable' };
  }
}

/** Whether a person may let a colleague's answer go, or send it back. */
export function maySettle({ by }: Reply, { id, versioned }: Visitor): boolean {
  return mayApprove(id, by, approvalRules(versioned.settings));
}

/** Whether this person's word needs a colleague's on this thread. */
export function mustAsk(situation: Situation, { id, versioned }: Visitor): boolean {
  return needsApproval(situation, id, approvalRules(versioned.settings), rulesOf(versioned).policy);
}

function seenIn(fields: URLSearchParams): readonly string[] {
  return (fields.get('seen') ?? '').split(' ').filter((one) => one !== '');
}

interface ToSubmit {
  readonly form: ComposerForm;
  readonly files: readonly Upload[];
  readonly order: Order | undefined;
}

async function submit(
  deps: DeskActDeps,
  stored: Stored,
  situation: Situation,
  { form, files, order }: ToSubmit,
  visitor: Visitor,
): Promise<DeskResult> {
  const { text, why, template, promise, replaces, seen, version } = form;
  const buyer = await nameOfBuyer(deps.mails, situation);
  const submission: Submission = {
    id: derivedId([visitor.id, version, text]),
    by: visitor.id,
    ...{ text, why, files, template, promise, seen, replaces },
    ...{ order, buyer },
  };
  const done: Submitted = await sendAnswer(deps, stored, submission, visitor.versioned, situation.now);
  if ('refused' in done) return { again: form, why: done.refused };
  return stateOfReply(done.reply) === 'undone' ? { again: form, why: 'undone' } : { sent: done.reply };
}

/** The files of the answer that is changed, unless its writer took them out. */
async function earlierFiles(
  { shelf }: Pick<DeskActDeps, 'shelf'>,
  thread: Thread,
  { replaces, keepsFiles }: ComposerForm,
): Promise<Upload[]> {
  const old = keepsFiles === true ? replyOf(thread, replaces ?? '') : undefined;
  const words = old && (await shelf.read(thread.id, old.text));
  if (old === undefined || words === undefined) return [];
  const files = await Promise.all(
    words.files.map(async (file, place) => ({
      file,
      content: await shelf.readFile(thread.id, old.text, place),
    })),
  );
  return files.flatMap(({ file, content }) => (content === undefined ? [] : [{ ...file, content }]));
}

async function change(
  deps: DeskActDeps,
  stored: Stored,
  reply: Reply,
  changed: (thread: Thread) => Thread,
  did: keyof DeskWords['done'],
  { versioned }: Visitor,
  now: Instant,
): Promise<DeskResult> {
  const after = await changeReply(deps, stored, reply.id, changed, versioned, now);
  return after === undefined ? { failed: 'late' } : { did, reply };
}

/** Gives an answer back to its writer, with a note that names them. */
async function sendBack(
  deps: DeskActDeps,
  stored: Stored,
  reply: Reply,
  note: string,
  visitor: Visitor,
  now: Instant,
): Promise<DeskResult> {
  const done = await change(
    deps,
    stored,
    reply,
    sentBack(reply.id, { at: now, by: visitor.id }),
    'sent-back',
    visitor,
    now,
  );
  const text = noteForWriter(reply.by, note);
  if ('failed' in done || text === undefined) return done;
  const id = derivedId(['sent-back', reply.id, text]);
  await deps.notes.add(stored.thread.id, { id, at: now, by: visitor.id, text, mentions: [reply.by] });
  await deps.mentions.put({ threadId: stored.thread.id, noteId: id, to: reply.by });
  return done;
}
