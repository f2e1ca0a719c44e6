import type { FC } from 'hono/jsx';
import { certain } from '#shared/domain/topic';
import { settledHelp } from '#shared/domain/assistant/help';
import type { PageContext } from './context.ts';
import { mayTranslate } from './help/ask-help.ts';
import { Translated, Translation } from './help/translation.tsx';
import type { Said } from './talk.ts';

/** The button that has the conversation translated, where somebody here wrote in another language. */
export const TranslationOf: FC<{ readonly context: PageContext }> = ({ context }) => {
  const { open, visitor, now } = context;
  const { translation, talk, situation } = open;
  const foreign = talk.said.filter((said) => isForeign(said, visitor.reader.language));
  if (!mayTranslate(visitor) || (translation === undefined && foreign.length === 0)) return null;
  const help = translation && settledHelp(translation, now);
  return (
    <Translation
      threadId={situation.thread.id}
      help={help}
      visitor={visitor}
      now={now}
      hasNew={foreign.some(({ at, id }) => at > (help?.at ?? now) && help?.translated[id] === undefined)}
    />
  );
};

/** A message in the reader's language, or the place for it. */
export const TranslatedOf: FC<{ readonly context: PageContext; readonly said: Said }> = ({
  context,
  said,
}) => {
  const { open, visitor } = context;
  if (open.translation === undefined || typeof said.letter === 'string') return null;
  return (
    <Translated
      id={said.id}
      translated={open.translation.translated[said.id]}
      to={open.translation.to}
      reader={visitor.reader}
    />
  );
};

/** Whether a message may be in another language than the reader's. */
function isForeign({ fact, letter }: Said, language: string): boolean {
  if (typeof letter === 'string' || fact.type !== 'buyer-message') return false;
  return certain(fact.language) !== language.split('-')[0];
}
