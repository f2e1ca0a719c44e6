import { assistantIn } from '#shared/contracts/settings/assistant';
import type { Settings, SettingsSource } from '#shared/contracts/settings/settings';
import type { Help } from '#shared/domain/assistant/help';
import type { Instant } from '#shared/domain/instant';
import type { HelpRequest, HelpShelf, Model, Spending } from '#shared/ports/assistant';
import type { MailStore } from '#shared/ports/mail';
import type { ThreadStore } from '#shared/ports/threads';
import type { AskingDeps } from './ask-model.ts';
import type { BlockKey } from './frames.ts';
import { translateConversation } from './translate-conversation.ts';
import { wordsSaid } from './words-said.ts';
import { draftAnswer, translateAnswer } from './write-answer.ts';

export interface AssistantDeps {
  readonly settings: SettingsSource;
  readonly threads: Pick<ThreadStore, 'load'>;
  readonly mails: MailStore;
  readonly shelf: HelpShelf;
  readonly spending: Pick<Spending, 'reserve' | 'settle'>;
  /** The model of the settings, in its region. */
  readonly model: (region: string, model: string) => Model;
  readonly newKey: () => BlockKey;
}

/** What came of a request, for the log. */
export type Assisted =
  | { readonly result: 'nothing to do' | 'switched off' }
  | { readonly result: 'ready' | 'asked' | 'failed'; readonly type: Help['task']; readonly why?: string };

const MICROS = 1_000_000;

/** Gives the help that a person asked for, and puts it back on the shelf with what came of it. */
export async function assist(
  deps: AssistantDeps,
  { threadId, id }: HelpRequest,
  now: Instant,
): Promise<Assisted> {
  const help = await deps.shelf.find(threadId, id, now);
  const [stored] = await deps.threads.load([threadId], now);
  if (help === undefined || help.state.state !== 'asked' || stored === undefined)
    return { result: 'nothing to do' };
  const { settings } = await deps.settings.current();
  const on = assistantIn(settings);
  if (on === undefined || !(help.task === 'draft' ? on.draft : on.translate))
    return { result: 'switched off' };
  const { said, names } = await wordsSaid(deps.mails, stored.thread, now);
  const asking: AskingDeps = {
    model: deps.model(on.region, on.model),
    spending: deps.spending,
    prices: on.prices,
    limit: on.dollarsPerDay * MICROS,
    names: [...names, ...namesOf(settings)],
    newKey: deps.newKey,
    now,
  };
  const given = await give(asking, help, said);
  await deps.shelf.put(given);
  const { state } = given;
  return { result: state.state, type: help.task, ...(state.state === 'failed' && { why: state.why }) };
}

async function give(
  asking: AskingDeps,
  help: Help,
  said: Awaited<ReturnType<typeof wordsSaid>>['said'],
): Promise<Help> {
  switch (help.task) {
    case 'conversation':
      return { ...help, ...(await translateConversation(asking, help, said)) };
    case 'answer':
      return { ...help, ...(await translateAnswer(asking, help)) };
    case 'draft':
      return { ...help, ...(await draftAnswer(asking, help, said)) };
  }
}

function namesOf({ people }: Settings): string[] {
  return Object.values(people).map(({ name }) => name);
}
