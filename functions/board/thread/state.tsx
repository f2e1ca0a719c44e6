import type { FC } from 'hono/jsx';
import { viewByNextDeadline } from '#shared/application/views/alert-view-of';
import { hours, type Instant } from '#shared/domain/instant';
import { urgencyOf } from '#shared/domain/urgent/urgent';
import { alertLines, type AlertLines } from '#shared/messages/alert-lines';
import { isOfAccount } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { plain } from '#shared/messages/plain';
import { endingOf } from '../links/ending.ts';
import { TimeLeft } from '../web/due.tsx';
import { ActForm } from './act-form.tsx';
import { Judging, Matching, MoreActs } from './acts.tsx';
import { assigneeIn, type PageContext, personNameIn } from './context.ts';
import { deskWords } from './reply/words.ts';
import { Urgency } from './urgency.tsx';
import { threadWords } from './words.ts';

type Part = FC<{ readonly context: PageContext }>;

/** What comes first: the time left, what it is, who has it, and the one obvious act. */
export const State: Part = ({ context }) => {
  const { open, visitor } = context;
  const { cycle } = open.situation;
  return cycle === undefined || cycle.ended !== undefined ? (
    <Over context={context} />
  ) : (
    <Waiting
      context={context}
      lines={linesOf(context)}
      due={viewByNextDeadline(open.situation, visitor.versioned).dueAt}
    />
  );
};

/** The lines of an alert about the thread, if one left now. */
export function linesOf({ open, visitor }: PageContext): AlertLines {
  // The page says by itself what is urgent, and its time left ticks.
  const { urgent, ...view } = viewByNextDeadline(open.situation, visitor.versioned);
  return alertLines(view, visitor.reader);
}

const Over: Part = ({ context }) => {
  const { open, visitor } = context;
  const words = threadWords[visitor.reader.language];
  const { cycle } = open.situation;
  const lines = linesOf(context);
  const ending = cycle && endingOf(open.situation, cycle, visitor.versioned, visitor.reader);
  return (
    <section class="now over stack">
      <p class="left fine">{words.over}</p>
      <h1>{lines.where}</h1>
      <p>{ending ?? words.never}</p>
      {open.isMuted && (
        <div class="stack">
          <p>{words.muteUndo}</p>
          <ActForm context={context} act="unmuted" button={wordsIn(visitor.reader.language).page.unmute} />
        </div>
      )}
      <p>
        <a class="button" href={lines.sellerCentralUrl} rel="noreferrer" target="_blank">
          {lines.openLabel}
        </a>
      </p>
    </section>
  );
};

const Waiting: FC<{
  readonly context: PageContext;
  readonly lines: AlertLines;
  readonly due: Instant;
}> = ({ context, lines, due }) => {
  const { open, visitor, now } = context;
  const { reader } = visitor;
  const words = threadWords[reader.language];
  const { thread } = open.situation;
  const isHurt = urgencyOf(open.situation.cycle)?.level === 1;
  const isMissed = viewByNextDeadline(open.situation, visitor.versioned).missed !== undefined || due <= now;
  return (
    <section class={`now ${isMissed || isHurt ? 'missed' : nearnessOf(due - now)} stack`}>
      <Urgency context={context} />
      <div>
        <p class="left">{isMissed ? lines.left : <TimeLeft due={due} now={now} reader={reader} />}</p>
        <h1>{wordsIn(reader.language).labelled(lines.kind, lines.where)}</h1>
        <p>{words.dueBy(lines.headline, wordsIn(reader.language).dueAt(due, reader.timeZone))}</p>
      </div>
      {lines.warnings.map((warning) => (
        <p class="warning">{warning}</p>
      ))}
      <Judging context={context} />
      {thread.kind === 'unmatched-reply' && <Matching context={context} />}
      <Holder context={context} />
      <Marked context={context} />
      <Obvious context={context} lines={lines} />
      <MoreActs context={context} />
    </section>
  );
};

function nearnessOf(left: number): 'soon' | 'today' | 'fine' {
  if (left < hours(4)) return 'soon';
  return left < hours(24) ? 'today' : 'fine';
}

const Holder: Part = ({ context }) => {
  const { open, visitor } = context;
  const words = threadWords[visitor.reader.language];
  const { already } = open.offers;
  if (already === undefined) return <p class="quiet">{unheldIn(context)}</p>;
  const { id, name, until, from, note } = already;
  return (
    <div>
      <p>{id === visitor.id ? words.youHave(until) : words.has(name, until)}</p>
      {from !== undefined && <p>{note === undefined ? from : words.handedBy(from)}</p>}
      {note !== undefined && <blockquote dir="auto">{note}</blockquote>}
    </div>
  );
};

/** Whose it is, in words, while nobody has it. */
function unheldIn(context: PageContext): string {
  const { visitor } = context;
  const words = threadWords[visitor.reader.language];
  const assignee = assigneeIn(context);
  if (assignee === undefined) return words.nobody;
  return assignee.person === visitor.id
    ? words.assignedToYou
    : words.assignedTo(plain(personNameIn(visitor)(assignee.person)));
}

/** The one act that helps most now: take it on, or open it where it is answered. */
const Obvious: FC<{ readonly context: PageContext; readonly lines: AlertLines }> = ({ context, lines }) => {
  const { open, visitor } = context;
  const words = threadWords[visitor.reader.language];
  const isMine = open.offers.already?.id === visitor.id;
  const { kind } = open.situation.thread;
  const openIt = (
    <a
      class={isMine && open.desk?.way !== 'mail' ? 'button primary' : 'button'}
      href={lines.sellerCentralUrl}
      rel="noreferrer"
      target="_blank"
    >
      {lines.openLabel}
    </a>
  );
  return (
    <>
      <div class="obvious">
        {!isMine && (
          <ActForm
            context={context}
            act="acknowledged"
            button={kind === 'unknown' ? words.seen : words.acknowledge}
            primary={open.candidates.length === 0}
          />
        )}
        {open.desk?.way === 'mail' && (
          <a class={isMine ? 'button primary' : 'button'} href="#composer">
            {deskWords[visitor.reader.language].here}
          </a>
        )}
        {openIt}
      </div>
      {isMine && !isOfAccount(kind) && kind !== 'unknown' && (
        <p class="quiet small">{wordsIn(visitor.reader.language).page.nowAnswer}</p>
      )}
    </>
  );
};

/** That somebody noted that no response is needed, and how to tell Amazon. */
const Marked: Part = ({ context }) => {
  const { open, visitor } = context;
  const { reader } = visitor;
  const words = threadWords[reader.language];
  const { cycle } = open.situation;
  const marked = cycle?.marked;
  if (marked === undefined) return null;
  const waiting = new Set(cycle?.messages.map(({ id }) => id));
  const url = open.talk.said
    .flatMap(({ id, letter }) =>
      waiting.has(id) && typeof letter === 'object' ? [letter.noResponseNeededUrl] : [],
    )
    .findLast((one) => one !== undefined);
  const at = wordsIn(reader.language).dueAt(marked.at, reader.timeZone);
  return (
    <div class="notice warn stack">
      <p>{words.marked(plain(personNameIn(visitor)(marked.by)), at)}</p>
      {url === undefined ? (
        <p>{words.markItByHand}</p>
      ) : (
        <p>
          <a class="button primary" href={url} rel="noreferrer" target="_blank">
            {words.markIt}
          </a>
        </p>
      )}
      <ActForm context={context} act="no-response-needed" button={words.markedIt}>
        <input type="hidden" name="reason" value={marked.reason} />
      </ActForm>
    </div>
  );
};
