import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import { viewByNextDeadline } from '#shared/application/views/alert-view-of';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Instant } from '#shared/domain/instant';
import { situationOf } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import { alertLines } from '#shared/messages/alert-lines';
import { wordsIn } from '#shared/messages/catalogue';
import { plain } from '#shared/messages/plain';
import { zoneIn } from '#shared/messages/time';
import { inboxWords } from '#functions/board/inbox/words';
import type { Visitor } from '#functions/board/web/visitor';
import { sizeOf } from '../files.tsx';
import type { RawMail } from './raw-mails.ts';
import { EVIDENCE_STYLE } from './style.ts';
import { timeInSentence, utcTime } from './times.ts';
import { evidenceWords } from './words.ts';

export interface EvidenceDocument {
  /** The thread that was saved, and then the others of its order. */
  readonly threads: readonly [Thread, ...Thread[]];
  /** Each thread as HTML. */
  readonly chapters: readonly string[];
  readonly mails: readonly RawMail[];
  readonly visitor: Visitor;
  readonly now: Instant;
}

/** Nothing in the file runs or loads, whatever a buyer wrote. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** One page to be read and printed for years: it needs nothing but itself. */
export async function documentHtml(evidence: EvidenceDocument): Promise<string> {
  return (await (<DocumentOf {...evidence} />)).toString();
}

const DocumentOf: FC<EvidenceDocument> = ({ threads, chapters, mails, visitor, now }) => {
  const { reader, versioned } = visitor;
  const words = evidenceWords[reader.language];
  const shared = wordsIn(reader.language);
  const situation = situationOf(threads[0], rulesOf(versioned).rota, now);
  const { where } = alertLines(viewByNextDeadline(situation, versioned), reader);
  const kinds = threads.map(({ kind }) => inboxWords[reader.language].kinds[kind]);
  const pairs = [
    [words.by, `${plain(visitor.name)}, ${timeInSentence(reader, now)} (${utcTime(now)})`],
    [words.times, words.timesIn(zoneIn(reader.language, now, reader.timeZone))],
    [words.threads, shared.names(kinds)],
  ] as const;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={reader.language}>
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="Content-Security-Policy" content={POLICY} />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{words.title(where)}</title>
          <style>{raw(EVIDENCE_STYLE)}</style>
        </head>
        <body>
          <h1>{words.title(where)}</h1>
          <dl>
            {pairs.map(([label, value]) => (
              <>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </>
            ))}
          </dl>
          <p>{words.about}</p>
          {mails.some(({ state }) => state !== 'included') && <p class="warn">{words.incomplete}</p>}
          <p class="warn">{words.keep}</p>
          {chapters.map((chapter) => raw(chapter))}
          <MailList mails={mails} visitor={visitor} />
        </body>
      </html>
    </>
  );
};

const MailList: FC<{ readonly mails: readonly RawMail[]; readonly visitor: Visitor }> = ({
  mails,
  visitor,
}) => {
  const words = evidenceWords[visitor.reader.language];
  const included = mails.flatMap((mail) => (mail.state === 'included' ? [mail] : []));
  const missing = missingIn(mails, visitor);
  return (
    <section>
      <h2>{words.mails}</h2>
      {included.length === 0 ? (
        <p class="quiet">{words.noMails}</p>
      ) : (
        <ul>
          {included.map(({ name, content }) => (
            <li>
              <a href={name}>{name}</a> <span class="quiet">{sizeOf(content.length)}</span>
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <>
          <h3>{words.missing}</h3>
          <ul>
            {missing.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

/** What is not in the file, and where it is. */
function missingIn(mails: readonly RawMail[], { reader }: Visitor): string[] {
  const words = evidenceWords[reader.language];
  const deleted = mails.filter(({ state }) => state === 'deleted').length;
  const lines = mails.flatMap((mail) => {
    if (mail.state === 'too-large') return [words.tooLarge(sizeOf(mail.bytes), plain(mail.key))];
    return mail.state === 'unreadable' ? [words.unreadable(plain(mail.key))] : [];
  });
  return deleted === 0 ? lines : [...lines, words.deleted(deleted)];
}
