import { assistantIn } from '#shared/contracts/settings/assistant';
import {
  conversationHelpId,
  type DraftGiven,
  type Help,
  isComing,
  settledHelp,
} from '#shared/domain/assistant/help';
import type { Instant } from '#shared/domain/instant';
import type { Asking } from '#shared/ports/asking';
import type { HelpRequest, HelpShelf } from '#shared/ports/assistant';
import type { Visitor } from '#functions/board/web/visitor';

/** Whether the settings let a model translate for people. */
export function mayTranslate({ versioned }: Visitor): boolean {
  return assistantIn(versioned.settings)?.translate === true;
}

/** Whether they let it draft answers. */
export function mayDraft({ versioned }: Visitor): boolean {
  return assistantIn(versioned.settings)?.draft === true;
}

export interface HelpDeps {
  readonly help: HelpShelf;
  /** The function that gives help; undefined where the settings let no model help. */
  readonly assistant: Asking<HelpRequest> | undefined;
  /** A name that no other request has. */
  readonly newForm: () => string;
}

/** Who asks, about which thread, and when. */
export interface Asked {
  readonly threadId: string;
  /** Id of the person. */
  readonly by: string;
  readonly at: Instant;
}

/** Asks for the conversation in a language. What is translated already stays; asking twice at once is asking once. */
export async function askTranslation(deps: HelpDeps, asked: Asked, to: string): Promise<Help> {
  const id = conversationHelpId(to);
  const before = await deps.help.find(asked.threadId, id, asked.at);
  if (before !== undefined && isComing(before, asked.at)) return before;
  const translated = before?.task === 'conversation' ? before.translated : {};
  return ask(deps, { ...asked, id, state: { state: 'asked' }, task: 'conversation', to, translated });
}

/** Asks for a person's answer in the buyer's language, with a translation back for whoever wrote it. */
export function askAnswer(
  deps: HelpDeps,
  asked: Asked,
  answer: { readonly text: string; readonly to: string; readonly reader: string },
): Promise<Help> {
  const id = deps.newForm();
  return ask(deps, { ...asked, ...answer, id, state: { state: 'asked' }, task: 'answer', written: null });
}

/** Asks for a draft of an answer, which may say what is given and no more. */
export function askDraft(
  deps: HelpDeps,
  asked: Asked,
  draft: { readonly given: DraftGiven; readonly to: string; readonly reader: string },
): Promise<Help> {
  const id = deps.newForm();
  return ask(deps, { ...asked, ...draft, id, state: { state: 'asked' }, task: 'draft', written: null });
}

/** Help as it is now: what never came has failed. */
export async function helpOf(
  { help }: Pick<HelpDeps, 'help'>,
  threadId: string,
  id: string,
  now: Instant,
): Promise<Help | undefined> {
  const found = await help.find(threadId, id, now);
  return found && settledHelp(found, now);
}

/** Puts help on the shelf first: whoever is asked finds it there. */
async function ask({ help: shelf, assistant }: HelpDeps, help: Help): Promise<Help> {
  await shelf.put(help);
  try {
    if (assistant === undefined) throw new TypeError('nobody helps here');
    await assistant.ask({ threadId: help.threadId, id: help.id });
    return help;
  } catch {
    const failed: Help = { ...help, state: { state: 'failed', why: 'unavailable' } };
    await shelf.put(failed);
    return failed;
  }
}
