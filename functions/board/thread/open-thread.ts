import { rulesOf } from '#shared/contracts/settings/rules';
import { type ConversationHelp, conversationHelpId } from '#shared/domain/assistant/help';
import type { Instant } from '#shared/domain/instant';
import { type Situation, situationOf } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import type { MailStore } from '#shared/ports/mail';
import type { Mutes } from '#shared/ports/mutes';
import type { Mark } from '#shared/domain/procedures/mark';
import type { Marks } from '#shared/ports/people/marks';
import type { Notes, ThreadNotes } from '#shared/ports/people/notes';
import type { Read, Reads } from '#shared/ports/people/reads';
import type { ThreadStore } from '#shared/ports/threads';
import { mutableIn } from '../acts/mute.ts';
import { type Offers, offersOf } from '../acts/offers.ts';
import { candidatesFor, relatedTo } from '../read/thread-detail.ts';
import type { Visitor } from '../web/visitor.ts';
import { type HelpDeps, helpOf, mayTranslate } from './help/ask-help.ts';
import { type OrderBeside, orderBeside, type OrderBesideDeps, orderIn } from './order/order-beside.ts';
import { type Desk, type DeskDeps, deskOf, type WantedInComposer } from './reply/desk.ts';
import { readTalk, type Talk } from './talk.ts';

export interface OpenThreadDeps extends OrderBesideDeps, DeskDeps, Pick<HelpDeps, 'help'> {
  readonly threads: ThreadStore;
  readonly mails: MailStore;
  readonly mutes: Mutes;
  readonly notes: Notes;
  readonly marks: Marks;
  readonly reads: Reads;
}

/** Which part of a thread somebody wants to see. */
export interface Wanted {
  /** Only what came before. */
  readonly before: Instant | undefined;
  readonly composer: WantedInComposer;
}

/** A thread with all that its page shows. */
export interface OpenThread {
  readonly situation: Situation;
  /** Names the state that the page shows, so that a form pressed twice is one fact. */
  readonly version: number;
  readonly offers: Offers;
  readonly talk: Talk;
  readonly notes: ThreadNotes;
  /** Where it is answered; undefined where nobody can answer it. */
  readonly desk: Desk | undefined;
  /** The conversation in the reader's language, where somebody asked for it. */
  readonly translation: ConversationHelp | undefined;
  /** What is known of its order. */
  readonly order: OrderBeside;
  /** What people ticked of its procedure, in order of time. */
  readonly marks: readonly Mark[];
  /** The other threads of the order. */
  readonly related: readonly Thread[];
  /** For a copy of a reply that fits no thread: what it may answer. */
  readonly candidates: readonly Thread[];
  /** Who read it; only managers see that. */
  readonly reads: readonly Read[] | undefined;
  /** Mails like it are muted now. */
  readonly isMuted: boolean;
}

/** The thread with this id; undefined when there is none. That its words are shown is recorded. */
export async function openThread(
  deps: OpenThreadDeps,
  id: string,
  { before, composer }: Wanted,
  visitor: Visitor,
  now: Instant,
): Promise<OpenThread | undefined> {
  const [stored] = await deps.threads.load([id], now);
  if (stored === undefined) return undefined;
  const { thread, version } = stored;
  const { versioned, reader } = visitor;
  const situation = situationOf(thread, rulesOf(versioned).rota, now);
  const mail = mutableIn(thread);
  const [talk, notes, translation, order, marks, related, candidates, reads, mute] = await Promise.all([
    readTalk(deps.mails, thread, before, now),
    deps.notes.of(id, now),
    translationOf(deps, id, visitor, now),
    orderBeside(deps, thread, versioned.settings, now, 'worth'),
    deps.marks.of(id, now),
    relatedTo(deps, thread, now),
    candidatesFor(deps, situation),
    visitor.isManager ? deps.reads.of(id, now) : undefined,
    mail === undefined ? undefined : deps.mutes.find(mail.like, now),
    // Nobody is shown a buyer's words without a record of it: if this fails, so does the page.
    deps.reads.note(id, { person: visitor.id, at: now }),
  ]);
  const desk = await deskOf(deps, situation, orderIn(order), visitor, composer);
  const offers = offersOf({ versioned, state: situation, reader }, visitor.id);
  return {
    situation,
    version,
    offers,
    talk,
    notes,
    desk,
    translation,
    order,
    marks,
    related,
    candidates,
    reads,
    isMuted: mute !== undefined,
  };
}

/** The page stands without it: whoever cannot see it asks again. */
async function translationOf(
  deps: OpenThreadDeps,
  threadId: string,
  visitor: Visitor,
  now: Instant,
): Promise<ConversationHelp | undefined> {
  if (!mayTranslate(visitor)) return undefined;
  const id = conversationHelpId(visitor.reader.language);
  const help = await helpOf(deps, threadId, id, now).catch(() => undefined);
  return help?.task === 'conversation' ? help : undefined;
}
