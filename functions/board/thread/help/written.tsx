import type { FC } from 'hono/jsx';
import type { AnswerHelp, DraftHelp } from '#shared/domain/assistant/help';
import { checkText } from '#shared/domain/policy/check';
import type { Instant } from '#shared/domain/instant';
import { wordsIn } from '#shared/messages/catalogue';
import { reasonOf } from '#shared/messages/policy/reasons';
import { threadPath } from '#shared/messages/thread-url';
import { Shell } from '#functions/board/web/shell.tsx';
import type { Visitor } from '#functions/board/web/visitor';
import { languageIn, whyNot } from './translation.tsx';
import { helpWords } from './words.ts';

interface WrittenProps {
  readonly help: AnswerHelp | DraftHelp;
  readonly visitor: Visitor;
  readonly now: Instant;
}

/** What a machine wrote for a buyer, with all that is doubtful in it. The composer shows the part with this id. */
export const WrittenPage: FC<WrittenProps> = (props) => {
  const { help, visitor, now } = props;
  const words = helpWords[visitor.reader.language];
  return (
    <Shell visitor={visitor} title={words.title} page="inbox" now={now}>
      <p class="small">
        <a href={threadPath(help.threadId)}>← {words.toThread}</a>
      </p>
      <div class="stack">
        <h1>{words.title}</h1>
        <Written {...props} />
      </div>
    </Shell>
  );
};

const Written: FC<WrittenProps> = ({ help, visitor, now }) => {
  const { reader } = visitor;
  const words = helpWords[reader.language];
  const path = helpPath(help.threadId, help.id);
  const { state, written, to } = help;
  if (state.state === 'asked')
    return (
      <section id="written" class="panel" role="status" data-refresh={path}>
        <p>
          {words.writing} <a href={path}>{words.show}</a>
        </p>
      </section>
    );
  if (state.state === 'failed' || written === null)
    return (
      <section id="written" class="panel" role="status">
        <p>{whyNot(state.state === 'failed' ? state.why : 'unavailable', reader, now)}</p>
      </section>
    );
  const { names } = wordsIn(reader.language);
  const findings = [...new Set(checkText(written.text, { language: to }).map(({ rule }) => rule))];
  return (
    <section id="written" class="panel stack">
      <p>
        <span class="tag">{words.machineText}</span> {words.machineWhat}
      </p>
      <div>
        <h2>{words.text(languageIn(reader, to))}</h2>
        <div class="translated said" dir="auto" lang={to}>
          {written.text}
        </div>
      </div>
      {(findings.length > 0 || written.doubts.length > 0 || written.missing.length > 0) && (
        <ul class="doubt">
          {findings.map((rule) => (
            <li>{reasonOf(rule, reader.language)}</li>
          ))}
          {written.doubts.length > 0 && (
            <li>
              {help.task === 'draft'
                ? words.doubted(names(written.doubts))
                : words.doubts(names(written.doubts))}
            </li>
          )}
          {written.missing.length > 0 && <li>{words.missing(names(written.missing))}</li>}
        </ul>
      )}
      <div>
        <h2>{words.back(languageIn(reader, help.reader))}</h2>
        <div class="translated said" dir="auto" lang={help.reader}>
          {written.back}
        </div>
      </div>
      <p>
        <a
          class="button"
          href={`${threadPath(help.threadId)}?help=${encodeURIComponent(help.id)}#composer`}
          data-written
        >
          {words.takeIt}
        </a>
      </p>
    </section>
  );
};

export function helpPath(threadId: string, id: string): string {
  return `${threadPath(threadId)}/help/${encodeURIComponent(id)}`;
}
