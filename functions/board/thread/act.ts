import type { ReplyDeps } from '#shared/application/replies/change-reply';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Instant } from '#shared/domain/instant';
import type { Thread } from '#shared/domain/thread/thread';
import { stateOf } from '#shared/domain/thread/situation';
import { derivedId } from '#shared/mail/thread-id';
import type { AttachmentShelf } from '#shared/ports/attachments';
import type { MentionQueue } from '#shared/ports/alerts';
import { ticked } from '#shared/domain/procedures/mark';
import type { Marks } from '#shared/ports/people/marks';
import type { Notes } from '#shared/ports/people/notes';
import type { Read } from '#shared/ports/people/reads';
import { factOf } from '../acts/fact-of.ts';
import { actOf, type Form } from '../acts/form.ts';
import { matchCopy } from '../acts/match-copy.ts';
import { mutableIn } from '../acts/mute.ts';
import { type ActDeps, recordAct } from '../acts/record-act.ts';
import { isId } from '../is-id.ts';
import type { Visitor } from '../web/visitor.ts';
import { type EvidenceDeps, saveEvidence } from './evidence/save.ts';
import { type FileDeps, fileOf } from './file.ts';
import { mentionsIn, noteText, tagText } from './note.ts';
import { procedureOf } from './procedure-of.ts';
import { endsUnseen } from './waiting.ts';
import type { ThreadWords } from './words.ts';

export interface ThreadActDeps extends ActDeps, FileDeps, ReplyDeps, EvidenceDeps {
  readonly notes: Notes;
  readonly marks: Marks;
  readonly attachments: AttachmentShelf;
  readonly mentions: MentionQueue;
}

/** What came of a form: what was done, a link to a file, or why nothing was. `onlyManagers` may ask for evidence. */
export type ActResult =
  | { readonly did: keyof ThreadWords['done'] }
  | { readonly link: string }
  | { readonly refused: 'onlyManagers' }
  | { readonly failed: 'failed' | 'newer' | 'tooManyTags' | 'fileGone' };

const FAILED: ActResult = { failed: 'failed' };

/** Does what a form of a thread's page says. The same form twice does it once. */
export async function actOnThread(
  deps: ThreadActDeps,
  thread: Thread,
  form: Form,
  visitor: Visitor,
  now: Instant,
): Promise<ActResult> {
  switch (form['act']) {
    case 'note':
      return addNote(deps, thread, form, visitor, now);
    case 'tag': {
      const tag = tagText(form['tag'] ?? '');
      if (tag === undefined) return FAILED;
      return (await deps.notes.tag(thread.id, tag, now)) ? { did: 'tag' } : { failed: 'tooManyTags' };
    }
    case 'untag':
      await deps.notes.untag(thread.id, form['tag'] ?? '');
      return { did: 'untag' };
    case 'tick':
    case 'untick':
      return mark(deps, thread, form, visitor, now);
    case 'file':
      return handOut(deps, thread, form, { person: visitor.id, at: now });
    case 'evidence':
      return visitor.isManager
        ? { link: await saveEvidence(deps, thread, visitor, now) }
        : { refused: 'onlyManagers' };
    case 'unmuted': {
      const mail = mutableIn(thread);
      if (mail === undefined) return FAILED;
      await deps.mutes.end(mail.like, visitor.id, now);
      return { did: 'unmuted' };
    }
    case 'answers': {
      const match = { by: visitor.id, threadId: form['threadId'] ?? '' };
      if (!isId(match.threadId)) return FAILED;
      const refusal = await matchCopy(deps, stateOf(thread, now), match, visitor.versioned);
      return refusal === undefined ? { did: 'answers' } : FAILED;
    }
    default:
      return say(deps, thread, form, visitor, now);
  }
}

/** Records a fact. Its id names the state that the form was shown with. */
async function say(
  deps: ThreadActDeps,
  thread: Thread,
  form: Form,
  { id: by, versioned, reader }: Visitor,
  now: Instant,
): Promise<ActResult> {
  const act = actOf(form, { by, timeZone: reader.timeZone, now });
  if (act === undefined) return FAILED;
  const about = 'replyId' in act ? [act.replyId] : [];
  const id = [act.type, by, ...about, `v${seenIn(form)}`].join('.');
  const did = act.type === 'acknowledged' && thread.kind === 'unknown' ? 'seen' : act.type;
  if (thread.facts.some((fact) => fact.id === id)) return { did };
  const state = stateOf(thread, now);
  if (endsUnseen(form, state)) return { failed: 'newer' };
  const { settings } = versioned;
  const fact = factOf(act, id, state, { policy: rulesOf(versioned).policy, settings });
  if ('error' in fact) return FAILED;
  await recordAct(deps, act, fact, state, versioned);
  return { did };
}

/** The version of the thread that a form was shown with. */
function seenIn(form: Form): string {
  return /^\d{1,12}$/.exec(form['seen'] ?? '')?.[0] ?? '0';
}

/** Records that a step of the thread's procedure was done, or was not after all. What is so already stays whoever said it. */
async function mark(
  { marks }: ThreadActDeps,
  thread: Thread,
  { act, procedure = '', step = '' }: Form,
  visitor: Visitor,
  now: Instant,
): Promise<ActResult> {
  const shown = procedureOf(stateOf(thread, now), visitor);
  const isThere = shown?.steps.some(({ id, tick }) => tick && id === step) === true;
  if (shown?.id !== procedure || !isThere) return FAILED;
  const done = act === 'tick';
  if (ticked(await marks.of(thread.id, now), procedure).has(step) !== done)
    await marks.add(thread.id, { procedure, step, done, by: visitor.id, at: now });
  return { did: done ? 'tick' : 'untick' };
}

async function addNote(
  { notes, mentions }: ThreadActDeps,
  thread: Thread,
  form: Form,
  { id: by, versioned: { settings } }: Visitor,
  now: Instant,
): Promise<ActResult> {
  const text = noteText(form['text'] ?? '');
  if (text === undefined) return FAILED;
  // The same words on the same page are one note, however often the button was pressed.
  const id = derivedId([by, form['after'] ?? '', text]);
  const named = mentionsIn(text, settings.people).filter((person) => person !== by);
  await notes.add(thread.id, { id, at: now, by, text, mentions: named });
  // Also for a form that comes again: it may have been cut off in between, and two mails are better than none.
  for (const to of named) await mentions.put({ threadId: thread.id, noteId: id, to });
  return { did: named.length === 0 ? 'note' : 'mentioned' };
}

/** Takes a file out of its mail, to where a link can fetch it. */
async function handOut(deps: ThreadActDeps, thread: Thread, form: Form, read: Read): Promise<ActResult> {
  const place = Number(/^\d{1,4}$/.exec(form['place'] ?? '')?.[0] ?? NaN);
  const found = await fileOf(deps, thread, { fact: form['fact'] ?? '', place }, read);
  if (found === undefined) return { failed: 'fileGone' };
  const file = { mail: found.mail, place };
  const name = found.name === '' ? `attachment-${place + 1}` : found.name;
  await deps.attachments.put(file, name, found.content);
  return { link: await deps.attachments.link(file) };
}
