import type { FC } from 'hono/jsx';
import { threadStory } from '#shared/application/views/thread-story';
import { rulesOf } from '#shared/contracts/settings/rules';
import { decide } from '#shared/domain/escalation/decide';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { summon } from '#shared/domain/escalation/summon';
import { stateOf } from '#shared/domain/thread/situation';
import { wordsIn } from '#shared/messages/catalogue';
import { plain } from '#shared/messages/plain';
import { threadPath } from '#shared/messages/thread-url';
import { At } from '../web/due.tsx';
import { assigneeIn, type PageContext, personNameIn } from './context.ts';
import { EvidencePanel } from './evidence/offer.tsx';
import { linesOf } from './state.tsx';
import { threadWords } from './words.ts';

type Part = FC<{ readonly context: PageContext }>;

/** So many lines of the story are in sight. */
const STORY_SHOWN = 8;

/** What stands beside the conversation. */
export const Aside: Part = ({ context }) => (
  <>
    <Clocks context={context} />
    <Who context={context} />
    <About context={context} />
    <Related context={context} />
    <EvidencePanel context={context} />
    <Story context={context} />
  </>
);

const Clocks: Part = ({ context: { open, visitor, now } }) => {
  const words = threadWords[visitor.reader.language];
  const { clockName } = wordsIn(visitor.reader.language);
  const { cycle } = open.situation;
  const deadlines = deadlinesOf(open.situation, rulesOf(visitor.versioned).policy);
  if (cycle === undefined || deadlines.length === 0) return null;
  const stoppedAt = cycle.ended?.at;
  return (
    <section class="panel">
      <h2>{words.clocks}</h2>
      <dl class="clocks">
        {deadlines.map(({ clock, dueAt }) => {
          const state =
            dueAt < (stoppedAt ?? now) ? 'missed' : stoppedAt === undefined ? 'running' : 'stopped';
          return (
            <>
              <dt>
                {clockName[clock]} <span class={`tag ${state}`}>{words.clockState[state]}</span>
              </dt>
              <dd>
                <At at={dueAt} reader={visitor.reader} />
              </dd>
            </>
          );
        })}
      </dl>
    </section>
  );
};

const Who: Part = ({ context }) => {
  const { open, visitor, now } = context;
  const { reader } = visitor;
  const words = threadWords[reader.language];
  const { step } = wordsIn(reader.language);
  const { policy } = rulesOf(visitor.versioned);
  const nameOf = personNameIn(visitor);
  const onDuty = summon(open.situation, ['on-call'], now).responders.map(({ id }) => nameOf(id));
  const assignee = assigneeIn(context);
  const { steps } = decide(open.situation, policy);
  const next = steps.find(({ outcome }) => outcome === 'upcoming');
  return (
    <section class="panel">
      <h2>{words.who}</h2>
      <dl class="pairs">
        {assignee !== undefined && (
          <>
            <dt>{words.assignee}</dt>
            <dd>
              {nameOf(assignee.person)}
              <br />
              <span class="quiet small">{words.because[assignee.because]}</span>
            </dd>
          </>
        )}
        <dt>{words.onDuty}</dt>
        <dd>{onDuty.length === 0 ? words.noDuty : wordsIn(reader.language).names(onDuty)}</dd>
        <dt>{words.nextAlert}</dt>
        <dd>
          {next === undefined ? (
            words.noAlert
          ) : (
            <>
              <At at={next.rung.at} reader={reader} />
              <br />
              <span class="quiet small">{step(next.rung.clock, next.rung.step.beforeMs)}</span>
            </>
          )}
        </dd>
        {open.reads !== undefined && open.reads.length > 0 && (
          <>
            <dt>{words.readBy}</dt>
            <dd>
              <ul>
                {open.reads.map(({ person, at, saved }) => (
                  <li>
                    {nameOf(person)} {saved === true && words.savedIt}{' '}
                    <span class="quiet small">
                      (<At at={at} reader={reader} />)
                    </span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
};

const About: Part = ({ context }) => {
  const words = threadWords[context.visitor.reader.language];
  return (
    <section class="panel">
      <h2>{words.about}</h2>
      <dl class="pairs">
        {linesOf(context).rows.map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </section>
  );
};

const Related: Part = ({ context: { open, visitor, now } }) => {
  const words = threadWords[visitor.reader.language];
  const { kind } = wordsIn(visitor.reader.language);
  if (open.related.length === 0) return null;
  return (
    <section class="panel">
      <h2>{words.related}</h2>
      <ul>
        {open.related.map((thread) => {
          const { cycle } = stateOf(thread, now);
          return (
            <li>
              <a href={threadPath(thread.id)}>{kind[thread.kind]}</a>{' '}
              <span class="tag">
                {cycle === undefined || cycle.ended !== undefined ? words.over : words.waits}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const Story: Part = ({ context: { open, visitor } }) => {
  const { reader } = visitor;
  const words = threadWords[reader.language];
  const { dueAt } = wordsIn(reader.language);
  const { lines } = threadStory(
    open.situation,
    visitor.versioned,
    (at) => dueAt(at, reader.timeZone),
    reader.language,
  );
  const past = lines.filter(({ at }) => at <= open.situation.now);
  const part = (shown: typeof lines) => (
    <ol class="story">
      {shown.map(({ at, what }) => (
        <li>
          <span class="quiet small">
            <At at={at} reader={reader} />
          </span>
          <br />
          {plain(what, 600)}
        </li>
      ))}
    </ol>
  );
  return (
    <section class="panel">
      <h2>{words.story}</h2>
      {part(past.slice(-STORY_SHOWN))}
      {past.length < lines.length || past.length > STORY_SHOWN ? (
        <details>
          <summary>{words.storyAll(lines.length)}</summary>
          {part(lines)}
        </details>
      ) : null}
    </section>
  );
};
