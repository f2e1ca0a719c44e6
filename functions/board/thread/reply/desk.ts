import { loadLibrary } from '#shared/application/templates/library';
import { replySender } from '#shared/contracts/settings/domains';
import { approvalRules } from '#shared/contracts/settings/replies';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Instant } from '#shared/domain/instant';
import type { Order } from '#shared/domain/order/order';
import type { Finding } from '#shared/domain/policy/check';
import type { PolicyFile } from '#shared/domain/policy/context';
import { answerable } from '#shared/domain/reply/answerable';
import { needsApproval } from '#shared/domain/reply/approval';
import { promiseFor } from '#shared/domain/reply/holding';
import { hasNotLeft, replyOf } from '#shared/domain/reply/reply';
import { newsSince } from '#shared/domain/reply/seen';
import { fillTemplate, type Values } from '#shared/domain/templates/fill';
import { picks } from '#shared/domain/templates/pick';
import type { Situation } from '#shared/domain/thread/situation';
import { isOfAccount } from '#shared/messages/alert-view';
import type { Presence, Present } from '#shared/ports/people/presence';
import type { ReplyShelf } from '#shared/ports/replies';
import { languageOfBuyer } from '#shared/domain/reply/buyer-language';
import { nameOfBuyer } from '#functions/board/desk/buyer';
import { checkReply, policyContextOf } from '#shared/application/policy/check-reply';
import { type HoldingDeps, type HoldingOffer, holdingOffer } from '#functions/board/desk/holding';
import { valuesOf } from '#functions/board/desk/values';
import { isId } from '#functions/board/is-id';
import type { Visitor } from '#functions/board/web/visitor';
import { type HelpDeps, helpOf, mayDraft } from '../help/ask-help.ts';
import { type Answer, answersOf } from './answers.ts';
import type { Composed } from './form.ts';

export interface DeskDeps extends HoldingDeps, Pick<HelpDeps, 'help'> {
  readonly shelf: ReplyShelf;
  readonly presence: Presence;
}

/** How a thread is answered: by mail from here, or at Amazon because the store or the thread allows no mail. */
export type Way = 'mail' | 'no-sender' | 'elsewhere';

/** A text with what speaks against it, and what in it was filled in. */
export interface Checked {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly values: Values;
}

/** All that the desk on the page of a thread shows. */
export interface Desk {
  readonly way: Way;
  /** The buyer's. */
  readonly language: string;
  readonly composed: Composed;
  /** Undefined while nothing is written. */
  readonly checked: Checked | undefined;
  /** How many files go over from the answer that this one replaces. */
  readonly earlierFiles: number;
  readonly needsApproval: boolean;
  readonly holding: HoldingOffer | undefined;
  /** A time that the rota can keep. */
  readonly promise: Instant | undefined;
  /** Colleagues who have the thread open. */
  readonly present: readonly Present[];
  readonly answers: readonly Answer[];
  /** What a draft by a model may say of the order; empty where none may be asked. */
  readonly facts: readonly string[];
  /** What came in since the writer of an unsent answer saw the conversation: ids of facts. */
  readonly fresh: ReadonlySet<string>;
}

/** What the page is asked to put into the composer. */
export interface WantedInComposer {
  /** A form that could not be taken: what stood in it. */
  readonly composed?: Composed | undefined;
  readonly files?: readonly PolicyFile[] | undefined;
  /** What had been seen by the writer of that form. */
  readonly seen?: readonly string[] | undefined;
  /** Id of a template to fill in. */
  readonly template?: string | undefined;
  /** Id of what a model wrote, which a person takes for their own. */
  readonly help?: string | undefined;
  /** Id of an answer to change. */
  readonly change?: string | undefined;
}

/** Undefined where a thread is nobody's to answer: a warning about the account, a mail that nobody recognises. */
function wayOf(
  situation: Situation,
  { versioned: { settings } }: Pick<Visitor, 'versioned'>,
): Way | undefined {
  const { thread } = situation;
  if (isOfAccount(thread.kind) || thread.kind === 'unknown' || thread.kind === 'unmatched-reply')
    return undefined;
  const store = settings.stores[thread.store];
  if (answerable(situation) === undefined) return 'elsewhere';
  return store !== undefined && replySender(store) !== undefined ? 'mail' : 'no-sender';
}

/** Reads what the desk shows; undefined where nothing can be answered. */
export async function deskOf(
  deps: DeskDeps,
  situation: Situation,
  order: Order | undefined,
  visitor: Visitor,
  wanted: WantedInComposer,
): Promise<Desk | undefined> {
  const way = wayOf(situation, visitor);
  if (way === undefined) return undefined;
  const { thread, now } = situation;
  const { versioned } = visitor;
  const [composed, holding, present, answers] = await Promise.all([
    composedOf(deps, situation, order, visitor, wanted),
    way === 'mail'
      ? holdingOffer(deps, situation, { by: visitor.id, reader: visitor.reader, versioned })
      : undefined,
    deps.presence.of(thread.id, now),
    answersOf(deps.shelf, thread),
  ]);
  const news = answers
    .filter(({ reply }) => hasNotLeft(reply))
    .map(({ reply }) => newsSince(thread, reply.seen, reply));
  if (wanted.seen !== undefined) news.push(newsSince(thread, wanted.seen));
  return {
    way,
    language: languageOfBuyer(situation),
    composed,
    checked:
      composed.text === ''
        ? undefined
        : await checkedOf(deps, situation, order, visitor, composed, wanted.files ?? []),
    earlierFiles: replyOf(thread, composed.replaces ?? '')?.files ?? 0,
    needsApproval: needsApproval(
      situation,
      visitor.id,
      approvalRules(versioned.settings),
      rulesOf(versioned).policy,
    ),
    holding,
    promise: promiseFor(situation),
    present: present.filter(({ person }) => person !== visitor.id),
    answers,
    facts: mayDraft(visitor) ? factsOf(await valuesIn(deps, situation, order, visitor)) : [],
    fresh: new Set(news.flatMap(({ messages, answers: others }) => [...messages, ...others])),
  };
}

/** What stands in the composer: a form that came back, an answer to change, a template, or what was written before. */
async function composedOf(
  deps: DeskDeps,
  situation: Situation,
  order: Order | undefined,
  visitor: Visitor,
  { composed, change, template, help }: WantedInComposer,
): Promise<Composed> {
  if (composed !== undefined) return composed;
  const { thread, now } = situation;
  const written = help === undefined || !isId(help) ? undefined : await helpOf(deps, thread.id, help, now);
  if (written !== undefined && written.task !== 'conversation' && written.written !== null)
    return { text: written.written.text };
  const old = replyOf(thread, change ?? '');
  if (old !== undefined) {
    const words = await deps.shelf.read(thread.id, old.text);
    const { id: replaces, template: from, promise } = old;
    return { text: words?.text ?? '', why: words?.why, template: from, replaces, promise, keepsFiles: true };
  }
  if (template !== undefined) return filledIn(deps, situation, order, visitor, template);
  const draft = await deps.shelf.draft(thread.id, visitor.id);
  return { text: draft?.text ?? '', template: draft?.template };
}

async function filledIn(
  deps: DeskDeps,
  situation: Situation,
  order: Order | undefined,
  visitor: Visitor,
  id: string,
): Promise<Composed> {
  const library = await loadLibrary(deps.templates);
  const { thread } = situation;
  const language = languageOfBuyer(situation);
  const [pick] = picks(
    library.filter((one) => one.id === id),
    {
      language,
      readerLanguage: visitor.reader.language,
      topic: undefined,
      kind: thread.kind,
      fulfilment: undefined,
      lastUsed: [],
    },
  );
  if (pick === undefined) return { text: '' };
  const isHolding = pick.template.use === 'holding';
  const values = await valuesIn(deps, situation, order, visitor);
  return {
    text: fillTemplate(pick.text, values).text,
    template: id,
    ...(isHolding && { promise: promiseFor(situation) }),
  };
}

/** Facts for a draft: what the order says, not who is who. */
function factsOf({ buyer, me, ...values }: Values): string[] {
  return Object.entries(values).map(([name, value]) => `${name}: ${value}`);
}

/** What the variables of a template stand for on this thread. */
export async function valuesIn(
  { mails }: Pick<DeskDeps, 'mails'>,
  situation: Situation,
  order: Order | undefined,
  { id: by, versioned: { settings } }: Visitor,
): Promise<Values> {
  const { thread } = situation;
  const buyer = await nameOfBuyer(mails, situation);
  return valuesOf({
    ...{ thread, settings, order, by, buyer },
    language: languageOfBuyer(situation),
    promise: promiseFor(situation),
  });
}

/** Checks a text as the server will when it is sent. */
export async function checkedOf(
  deps: Pick<DeskDeps, 'mails'>,
  situation: Situation,
  order: Order | undefined,
  visitor: Visitor,
  { text }: Composed,
  files: readonly PolicyFile[],
): Promise<Checked> {
  const values = await valuesIn(deps, situation, order, visitor);
  const context = { ...policyContextOf(situation, { order, buyer: values.buyer }), files };
  return { text, values, findings: await checkReply(text, context) };
}
