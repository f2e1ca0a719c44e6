import type { FC } from 'hono/jsx';
import { buyerLanguageOf } from '#shared/domain/templates/template';
import { nameIn } from '#shared/messages/names';
import { threadPath } from '#shared/messages/thread-url';
import type { PageContext } from '../context.ts';
import { mayDraft, mayTranslate } from '../help/ask-help.ts';
import { procedureOf } from '../procedure-of.ts';
import type { Desk } from './desk.ts';
import { deskWords } from './words.ts';

/** Buttons of the composer that ask a model for a translation of the answer or a draft, where the settings let it help. */
export const AskModel: FC<{ readonly context: PageContext; readonly desk: Desk }> = ({ context, desk }) => {
  const { open, visitor } = context;
  const words = deskWords[visitor.reader.language];
  // Whoever writes the buyer's language needs no translation.
  const translates = mayTranslate(visitor) && buyerLanguageOf(visitor.reader.language) !== desk.language;
  const drafts = mayDraft(visitor);
  if (!translates && !drafts) return null;
  const { situation } = open;
  const steps = procedureOf(situation, visitor)?.steps ?? [];
  const ask = (task: 'answer' | 'draft', label: string) => (
    <button
      type="submit"
      name="task"
      value={task}
      formaction={`${threadPath(situation.thread.id)}/help`}
      formenctype="application/x-www-form-urlencoded"
      {...(task === 'draft' && { formnovalidate: true })}
    >
      {label}
    </button>
  );
  return (
    <>
      <div class="row-of-buttons" data-model>
        <input type="hidden" name="to" value={desk.language} />
        {drafts && steps.map(({ text }) => <input type="hidden" name="step" value={text} />)}
        {drafts && desk.facts.map((fact) => <input type="hidden" name="fact" value={fact} />)}
        {drafts && ask('draft', words.draft)}
        {translates &&
          ask('answer', words.translateAnswer(nameIn(visitor.reader.language, 'language', desk.language)))}
      </div>
      <div id="written" />
    </>
  );
};
