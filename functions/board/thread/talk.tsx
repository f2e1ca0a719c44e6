import type { FC } from 'hono/jsx';
import { countOf } from '#shared/domain/thread/folded';
import { isWaitingType } from '#shared/domain/thread/in-order';
import type { Letter } from '#shared/mail/letter';
import { wordsIn } from '#shared/messages/catalogue';
import { nameIn } from '#shared/messages/names';
import { cutTo } from '#shared/whole-characters';
import { threadPath } from '#shared/messages/thread-url';
import { At } from '../web/due.tsx';
import type { PageContext } from './context.ts';
import { Files } from './files.tsx';
import { TranslationOf, TranslatedOf } from './translation.tsx';
import { AnswerInTalk } from './reply/answer.tsx';
import { type Answer, saidAgain } from './reply/answers.ts';
import { deskWords } from './reply/words.ts';
import type { Said } from './talk.ts';
import { threadWords } from './words.ts';

/** Of one message in the conversation; all of it has a page of its own. */
const WORDS_SHOWN = 2_000;
const QUOTED_SHOWN = 6_000;

/** The conversation, oldest first; or one message of it in full. */
export const TalkOf: FC<{ readonly context: PageContext; readonly only: string | undefined }> = ({
  context,
  only,
}) => {
  const { open, visitor } = context;
  const words = threadWords[visitor.reader.language];
  const { talk, situation } = open;
  const path = threadPath(situation.thread.id);
  const again = saidAgain(situation.thread);
  const said = talk.said.filter(({ id }) => (only === undefined ? !again.same.has(id) : id === only));
  const answers = only === undefined ? answersWithin(context) : [];
  const all = [...said, ...answers].toSorted((a, b) => a.at - b.at);
  const folded = countOf(situation.thread.folded?.entries ?? [], ({ type }) => isWaitingType(type));
  return (
    <section class="stack" aria-labelledby="talk">
      <h2 id="talk">{words.talk}</h2>
      {only === undefined && <TranslationOf context={context} />}
      {only !== undefined && (
        <p>
          {words.onlyThis} <a href={`${path}#talk`}>{words.whole}</a>
        </p>
      )}
      {talk.earlier !== undefined && only === undefined && (
        <p>
          <a href={`${path}?before=${talk.earlier}#talk`}>{words.earlier}</a>
        </p>
      )}
      {all.length === 0 ? (
        <p class="quiet">{words.empty}</p>
      ) : (
        <ol class="talk">
          {all.map((one) =>
            'reply' in one ? (
              <AnswerInTalk context={context} answer={one} />
            ) : (
              <Message
                context={context}
                said={one}
                isAlone={only !== undefined}
                isDoubtful={again.doubtful.has(one.id)}
              />
            ),
          )}
        </ol>
      )}
      {folded > 0 && <p class="quiet small">{words.folded(folded)}</p>}
      {talk.isOld && only === undefined && (
        <p>
          <a href={`${path}#talk`}>{words.latest}</a>
        </p>
      )}
    </section>
  );
};

/** The answers from here that belong to the part of the conversation that is shown. */
function answersWithin({ open }: PageContext): readonly Answer[] {
  const { said, earlier, isOld } = open.talk;
  const until = isOld ? (said.at(-1)?.at ?? 0) : Infinity;
  return (open.desk?.answers ?? []).filter(({ at }) => at >= (earlier ?? 0) && at <= until);
}

const Message: FC<{
  readonly context: PageContext;
  readonly said: Said;
  readonly isAlone: boolean;
  readonly isDoubtful: boolean;
}> = ({ context, said, isAlone, isDoubtful }) => {
  const { reader } = context.visitor;
  const words = threadWords[reader.language];
  const desk = deskWords[reader.language];
  const { writer, letter, fact } = said;
  return (
    <li class={writer}>
      <p class="by">
        <b>{writerIn(said, reader.language)}</b> <At at={said.at} reader={reader} />
        {'trusted' in fact && !fact.trusted && <span class="tag">{words.unproven}</span>}
        {fact.type === 'seller-reply' && fact.automatic === true && (
          <span class="tag">{words.automatic}</span>
        )}
        <Language said={said} context={context} />
        {context.open.desk?.fresh.has(said.id) === true && <span class="tag fresh">{desk.isNew}</span>}
        {isDoubtful && <span class="tag">{desk.otherCopy}</span>}
      </p>
      {typeof letter === 'string' ? (
        <p class="quiet">{words.unread[letter]}</p>
      ) : (
        <Words context={context} said={said} letter={letter} isAlone={isAlone} />
      )}
      <TranslatedOf context={context} said={said} />
      <Files context={context} said={said} />
    </li>
  );
};

/** Who wrote it, and which way a reply went. */
export function writerIn(
  { writer, fact }: Pick<Said, 'writer' | 'fact'>,
  language: keyof typeof threadWords,
): string {
  const words = threadWords[language];
  if (writer === 'buyer') return words.buyer;
  if (writer === 'amazon') return words.amazon;
  if (writer === 'unknown') return words.stranger;
  const by =
    fact.type !== 'seller-reply'
      ? 'copy'
      : fact.own === true
        ? 'own'
        : fact.event === true
          ? 'event'
          : 'copy';
  return wordsIn(language).place([words.shop, words.shopBy[by]]);
}

/** In which language a buyer writes, and about what, where it is sure enough to be shown. */
const Language: FC<{ readonly context: PageContext; readonly said: Said }> = ({
  context: { visitor },
  said: { fact },
}) => {
  if (fact.type !== 'buyer-message') return null;
  const { language } = visitor.reader;
  const spoken = fact.language && nameIn(language, 'language', fact.language.name);
  const topic = fact.topic && wordsIn(language).topic[fact.topic.name];
  return <>{[spoken, topic].map((one) => one !== undefined && <span class="tag">{one}</span>)}</>;
};

const Words: FC<{
  readonly context: PageContext;
  readonly said: Said;
  readonly letter: Letter;
  readonly isAlone: boolean;
}> = ({ context, said, letter, isAlone }) => {
  const words = threadWords[context.visitor.reader.language];
  const whole = letter.words;
  const shown = isAlone ? whole : cutTo(whole, WORDS_SHOWN);
  const language = said.fact.type === 'buyer-message' ? said.fact.language?.name : undefined;
  return (
    <>
      {said.writer !== 'buyer' && said.writer !== 'seller' && letter.subject !== '' && (
        <p dir="auto">
          <span class="quiet">{words.subject}:</span> {letter.subject}
        </p>
      )}
      <div class="said" dir="auto" {...(language !== undefined && { lang: language })}>
        {shown === '' ? <span class="quiet">{words.noWords}</span> : shown}
        {shown.length < whole.length && '…'}
      </div>
      {shown.length < whole.length && (
        <p>
          <a
            href={`${threadPath(context.open.situation.thread.id)}?message=${encodeURIComponent(said.id)}#talk`}
          >
            {words.showAll(whole.length)}
          </a>
        </p>
      )}
      {letter.quoted !== undefined && letter.quoted !== '' && (
        <details>
          <summary>{words.quoted}</summary>
          <div class="said quoted" dir="auto">
            {isAlone ? letter.quoted : cutTo(letter.quoted, QUOTED_SHOWN)}
          </div>
        </details>
      )}
      {said.isCut && <p class="quiet small">{words.cut}</p>}
    </>
  );
};
