import type { FC } from 'hono/jsx';
import { lastStep, leftAt, type Reply, replyFactId, stateOfReply, wordOf } from '#shared/domain/reply/reply';
import { seenOf } from '#shared/domain/reply/seen';
import { wordsIn } from '#shared/messages/catalogue';
import { plain } from '#shared/messages/plain';
import { replyWordsIn } from '#shared/messages/answers/reply-words';
import { threadPath } from '#shared/messages/thread-url';
import { At } from '#functions/board/web/due.tsx';
import { ActForm } from '../act-form.tsx';
import { type PageContext, personNameIn } from '../context.ts';
import { threadWords } from '../words.ts';
import { maySettle, mustAsk } from './act.ts';
import { AnswerForm } from './answer-form.tsx';
import type { Answer } from './answers.ts';
import { ApprovalOf } from './approval.tsx';
import { deskWords } from './words.ts';

interface Props {
  readonly context: PageContext;
  readonly answer: Answer;
}

/** An answer from here in the conversation: its words, what became of it, and what to do where a person has to. */
export const AnswerInTalk: FC<Props> = ({ context, answer }) => {
  const { visitor } = context;
  const { reader, isManager } = visitor;
  const words = deskWords[reader.language];
  const { reply, at, words: written } = answer;
  const state = stateOfReply(reply);
  const name = plain(personNameIn(visitor)(reply.by));
  const dueAt = (instant: number): string => wordsIn(reader.language).dueAt(instant, reader.timeZone);
  return (
    <li class={`seller answer ${state}`} id={`answer-${reply.id}`}>
      <p class="by">
        <b>{wordsIn(reader.language).place([threadWords[reader.language].shop, name])}</b>{' '}
        <At at={at} reader={reader} /> <span class="tag">{words.desk}</span>
        {context.open.desk?.fresh.has(replyFactId(reply)) === true && (
          <span class="tag fresh">{words.isNew}</span>
        )}
        {reply.promise !== undefined && <span class="tag">{words.holdingTag(dueAt(reply.promise))}</span>}
        {reply.files !== undefined && <span class="tag">{words.attached(reply.files)}</span>}
      </p>
      {written === undefined ? (
        <p class="quiet">{words.wordsGone}</p>
      ) : state === 'submitted' && maySettle(reply, visitor) ? null : (
        <div class="said" dir="auto">
          {written.text}
        </div>
      )}
      {isManager && written?.why !== undefined && (
        <p class="warning small">{words.overruled(plain(written.why, 500))}</p>
      )}
      <p class="outcome">
        <b>{replyWordsIn(reader.language).state[state]}</b> {outcomeOf(context, reply)}
      </p>
      <Next context={context} answer={answer} />
    </li>
  );
};

/** What its state means, and from when it counts. */
function outcomeOf({ visitor }: PageContext, reply: Reply): string {
  const { reader } = visitor;
  const words = deskWords[reader.language];
  const { reason: why, whenUnknown, whenSentBack } = replyWordsIn(reader.language);
  const step = lastStep(reply);
  const left = leftAt(reply);
  switch (step?.to) {
    case 'queued':
      return words.leavesAt;
    case 'accepted':
      return left === undefined
        ? ''
        : words.countsFrom(wordsIn(reader.language).dueAt(left, reader.timeZone));
    case 'confirmed':
      return step.by === undefined
        ? words.confirmedByCopy
        : words.confirmedByPerson(plain(personNameIn(visitor)(step.by)));
    case 'held':
    case 'refused':
      return step.reason === undefined ? '' : why[step.reason];
    case 'unknown':
      return whenUnknown;
    case 'sent-back':
      return step.by === visitor.id ? '' : whenSentBack;
    case 'submitted':
      return reply.by === visitor.id ? words.waitsForOthers : '';
    default:
      return '';
  }
}

/** What a person can do about it now. */
const Next: FC<Props> = ({ context, answer }) => {
  const { open, visitor } = context;
  const words = deskWords[visitor.reader.language];
  const { reply } = answer;
  const { situation } = open;
  const change = (label: string) => (
    <a
      class="button"
      href={`${threadPath(situation.thread.id)}?change=${encodeURIComponent(reply.id)}#composer`}
    >
      {label}
    </a>
  );
  const form = (act: 'undo' | 'discard' | 'release', button: string, isPrimary = false) => (
    <AnswerForm
      visitor={visitor}
      threadId={situation.thread.id}
      replyId={reply.id}
      act={act}
      button={button}
      primary={isPrimary}
    >
      {act === 'release' && <input type="hidden" name="seen" value={seenOf(situation.thread).join(' ')} />}
    </AnswerForm>
  );
  const changeOrDiscard = (
    <>
      {change(words.change)}
      {form('discard', words.discard)}
    </>
  );
  switch (stateOfReply(reply)) {
    case 'queued':
      return <div class="row-of-buttons">{form('undo', words.undo)}</div>;
    case 'held':
      return (
        <div class="row-of-buttons">
          {wordOf(reply) === visitor.id &&
            !mustAsk(situation, visitor) &&
            form('release', words.sendAsIs, true)}
          {changeOrDiscard}
        </div>
      );
    case 'submitted':
      return maySettle(reply, visitor) ? (
        <ApprovalOf context={context} answer={answer} />
      ) : (
        <div class="row-of-buttons">{changeOrDiscard}</div>
      );
    case 'sent-back':
    case 'refused':
      return answer.words === undefined ? null : <p>{change(words.sendAgain)}</p>;
    case 'unknown':
      return (
        <div class="row-of-buttons">
          {(['reply-confirmed', 'reply-dismissed'] as const).map((act) => (
            <ActForm
              context={context}
              act={act}
              button={act === 'reply-confirmed' ? words.arrived : words.notArrived}
            >
              <input type="hidden" name="reply" value={replyFactId(reply)} />
            </ActForm>
          ))}
        </div>
      );
    default:
      return null;
  }
};
