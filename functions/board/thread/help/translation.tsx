import type { FC } from 'hono/jsx';
import { endOf, dayOf } from '#shared/domain/figures/closed-day';
import { type ConversationHelp, type TranslatedMessage, type WhyNot } from '#shared/domain/assistant/help';
import type { Instant } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { nameIn } from '#shared/messages/names';
import { threadPath } from '#shared/messages/thread-url';
import { PostForm } from '#functions/board/web/post-form.tsx';
import type { Visitor } from '#functions/board/web/visitor';
import { helpWords } from './words.ts';

interface TranslationProps {
  readonly threadId: string;
  readonly help: ConversationHelp | undefined;
  readonly visitor: Visitor;
  readonly now: Instant;
  /** Messages came in since it was translated. */
  readonly hasNew: boolean;
}

/** Whether the conversation is translated, and the button for it. While it is being done, the script looks again. */
export const Translation: FC<TranslationProps> = ({ threadId, help, visitor, now, hasNew }) => {
  const { reader } = visitor;
  const words = helpWords[reader.language];
  const language = languageIn(reader, reader.language);
  const path = translationPath(threadId);
  const state = help?.state;
  if (state?.state === 'asked')
    return (
      <div id="translation" class="translation" role="status" data-refresh={path}>
        <p>
          {words.coming(language)} <a href={`${threadPath(threadId)}#talk`}>{words.show}</a>
        </p>
      </div>
    );
  const button =
    state === undefined
      ? words.translate(language)
      : state.state === 'failed'
        ? words.again
        : hasNew
          ? words.translateNew
          : undefined;
  return (
    <div id="translation" class="translation" role="status">
      {state?.state === 'ready' && <p class="quiet small">{words.ready(language)}</p>}
      {state?.state === 'failed' && (
        <p class="failed">
          {Object.keys(help?.translated ?? {}).length > 0 && words.partly} {whyNot(state.why, reader, now)}
        </p>
      )}
      {button !== undefined && (state?.state !== 'failed' || state.why !== 'limit') && (
        <PostForm visitor={visitor} action={path}>
          <button type="submit" class="plain">
            {button}
          </button>
          {state === undefined && <p class="quiet small">{words.what}</p>}
        </PostForm>
      )}
    </div>
  );
};

/** A message in the reader's language, below the message itself; an empty place for one that may still come. */
export const Translated: FC<{
  readonly id: string;
  readonly translated: TranslatedMessage | undefined;
  readonly to: string;
  readonly reader: Reader;
}> = ({ id, translated, to, reader }) => {
  if (translated === undefined) return <div id={`translation-of-${id}`} />;
  const words = helpWords[reader.language];
  const { names } = wordsIn(reader.language);
  const { text, from, doubts, missing, isCut } = translated;
  return (
    <div id={`translation-of-${id}`} class="translated">
      <p class="by">
        <span class="tag">{words.machine}</span> {words.from(languageIn(reader, from))}
      </p>
      <div class="said" dir="auto" lang={to}>
        {text}
      </div>
      {doubts.length > 0 && <p class="doubt small">{words.doubts(names(doubts))}</p>}
      {missing.length > 0 && <p class="doubt small">{words.missing(names(missing))}</p>}
      {isCut && <p class="quiet small">{words.cut}</p>}
    </div>
  );
};

/** Why there is no help, and what to do. */
export function whyNot(why: WhyNot, reader: Reader, now: Instant): string {
  const until = wordsIn(reader.language).dueAt(endOf(dayOf(now)), reader.timeZone);
  return helpWords[reader.language].whyNot[why](until);
}

/** The name of a language, without the country: readers know which Chinese they read. */
export function languageIn({ language }: Reader, code: string): string {
  return nameIn(language, 'language', code.split('-')[0] ?? code);
}

function translationPath(threadId: string): string {
  return `${threadPath(threadId)}/translation`;
}
