import type { FC } from 'hono/jsx';
import { threadStory } from '#shared/application/views/thread-story';
import { countOf } from '#shared/domain/thread/folded';
import type { Instant } from '#shared/domain/instant';
import { isWaitingType } from '#shared/domain/thread/in-order';
import type { Situation } from '#shared/domain/thread/situation';
import type { Letter } from '#shared/mail/letter';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { plain } from '#shared/messages/plain';
import { cutTo } from '#shared/whole-characters';
import { inboxWords } from '#functions/board/inbox/words';
import type { Visitor } from '#functions/board/web/visitor';
import { nameOf, sizeOf } from '../files.tsx';
import type { Said } from '../talk.ts';
import { writerIn } from '../talk.tsx';
import { threadWords } from '../words.ts';
import type { RawMails } from './raw-mails.ts';
import { localTime, timeInSentence, utcTime } from './times.ts';
import { evidenceWords } from './words.ts';

/** Of one message; its raw mail has all. */
const WORDS_SHOWN = 20_000;

export interface Chapter {
  readonly situation: Situation;
  readonly said: readonly Said[];
  readonly mails: RawMails;
  readonly visitor: Visitor;
}

/** A thread in the file: how it ended, what was written, and what happened. */
export async function chapterHtml(chapter: Chapter): Promise<string> {
  return (await (<ChapterOf {...chapter} />)).toString();
}

const ChapterOf: FC<Chapter> = ({ situation, said, mails, visitor }) => {
  const { reader, versioned } = visitor;
  const { thread, now } = situation;
  const { labelled } = wordsIn(reader.language);
  const words = evidenceWords[reader.language];
  const page = threadWords[reader.language];
  const { headline, lines } = threadStory(
    situation,
    versioned,
    (at) => timeInSentence(reader, at),
    reader.language,
  );
  const folded = countOf(thread.folded?.entries ?? [], ({ type }) => isWaitingType(type));
  return (
    <section>
      <h2>{inboxWords[reader.language].kinds[thread.kind]}</h2>
      <p>
        <b>{labelled(words.outcome, plain(headline, 600))}</b>
      </p>
      <h3>{page.talk}</h3>
      {thread.history !== undefined && (
        <p class="quiet">{words.history(timeInSentence(reader, thread.history.answeredUpTo))}</p>
      )}
      {said.length === 0 ? (
        <p class="quiet">{page.empty}</p>
      ) : (
        <ol class="talk">
          {said.map((one) => (
            <Message said={one} mails={mails} reader={reader} />
          ))}
        </ol>
      )}
      {folded > 0 && <p class="quiet">{page.folded(folded)}</p>}
      <h3>{page.story}</h3>
      <table>
        <tbody>
          {lines
            .filter(({ at }) => at <= now)
            .map(({ at, what }) => (
              <tr>
                <th scope="row">
                  <Moment at={at} reader={reader} />
                </th>
                <td>{plain(what, 600)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
};

const Message: FC<{ readonly said: Said; readonly mails: RawMails; readonly reader: Reader }> = ({
  said,
  mails,
  reader,
}) => {
  const words = evidenceWords[reader.language];
  const page = threadWords[reader.language];
  const { fact, letter } = said;
  const { labelled } = wordsIn(reader.language);
  const raw = mails.of(said);
  return (
    <li class={said.writer}>
      <p class="by">
        <b>{writerIn(said, reader.language)}</b>
        <Moment at={said.at} reader={reader} />
        {'trusted' in fact && !fact.trusted && <span class="tag">{page.unproven}</span>}
        {fact.type === 'seller-reply' && fact.automatic === true && <span class="tag">{page.automatic}</span>}
      </p>
      {typeof letter === 'string' ? (
        <p class="quiet">{words.unread[letter]}</p>
      ) : (
        <Words said={said} letter={letter} reader={reader} />
      )}
      <FilesIn said={said} reader={reader} />
      {raw?.state === 'included' && (
        <p class="quiet">
          {labelled(words.rawMail, '')} <a href={raw.name}>{raw.name}</a>
        </p>
      )}
    </li>
  );
};

const Words: FC<{ readonly said: Said; readonly letter: Letter; readonly reader: Reader }> = ({
  said: { fact, isCut },
  letter,
  reader,
}) => {
  const words = evidenceWords[reader.language];
  const page = threadWords[reader.language];
  const { labelled } = wordsIn(reader.language);
  const shown = cutTo(letter.words, WORDS_SHOWN);
  const language = fact.type === 'buyer-message' ? fact.language?.name : undefined;
  return (
    <>
      {letter.subject !== '' && (
        <p>
          <span class="quiet">{labelled(page.subject, '')}</span> <bdi>{letter.subject}</bdi>
        </p>
      )}
      <div class="said" dir="auto" {...(language !== undefined && { lang: language })}>
        {shown === '' ? <span class="quiet">{page.noWords}</span> : shown}
        {shown.length < letter.words.length && '…'}
      </div>
      {(isCut || shown.length < letter.words.length) && <p class="quiet">{words.restInRaw}</p>}
      {letter.quoted !== undefined && letter.quoted !== '' && (
        <details>
          <summary>{page.quoted}</summary>
          <div class="said" dir="auto">
            {cutTo(letter.quoted, WORDS_SHOWN)}
          </div>
        </details>
      )}
    </>
  );
};

const FilesIn: FC<{ readonly said: Said; readonly reader: Reader }> = ({ said: { files }, reader }) => {
  const words = evidenceWords[reader.language];
  const page = threadWords[reader.language];
  if (files === undefined) return <p class="quiet">{words.filesUnlisted}</p>;
  if (files.length === 0) return null;
  return (
    <>
      <p class="quiet">{words.filesInRaw}</p>
      <ul>
        {files.map((file) => (
          <li>
            <bdi>{nameOf(file, page.file)}</bdi>{' '}
            <span class="quiet">
              {file.type}, {sizeOf(file.bytes)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

/** An instant as its reader and as everybody counts. */
const Moment: FC<{ readonly at: Instant; readonly reader: Reader }> = ({ at, reader }) => (
  <time datetime={new Date(at).toISOString()}>
    {localTime(reader, at)} <span class="utc">{utcTime(at)}</span>
  </time>
);
