import type { FC } from 'hono/jsx';
import type { Instant } from '#shared/domain/instant';
import { Notice, Shell } from '../web/shell.tsx';
import type { Visitor } from '../web/visitor.ts';
import { type HealthFinding, healthFindings } from './findings.ts';
import { Channels, DeadLetters, MailTable, Queues, Watch } from './evidence.tsx';
import type { Health } from './health.ts';
import { Mutes } from './mutes.tsx';
import { healthWords, type HealthWords } from './words.ts';

interface HealthPageProps {
  readonly health: Health;
  readonly visitor: Visitor;
  readonly now: Instant;
  /** What became of a mute that the visitor has just ended. */
  readonly unmuted: 'done' | 'was-over' | undefined;
  /** Threads from before the board existed are still being added. */
  readonly filling: boolean;
}

/** How Replywatch itself is: a verdict first, then what to do, then what it is based on. */
export const HealthPage: FC<HealthPageProps> = (props) => {
  const { health, visitor, now, unmuted, filling } = props;
  const words = healthWords[visitor.reader.language];
  const findings = healthFindings(health, words, now);
  return (
    <Shell visitor={visitor} title={words.title} page="health" now={now}>
      <div class="health stack">
        {unmuted === undefined ? (
          ''
        ) : (
          <Notice kind={unmuted === 'done' ? 'done' : 'warn'}>
            {unmuted === 'done' ? words.unmuted : words.notInForce}
          </Notice>
        )}
        <Verdict findings={findings} words={words} />
        {filling ? <Notice kind="warn">{words.filling}</Notice> : ''}
        <MailTable {...props} />
        <Watch {...props} />
        <Mutes {...props} />
        <Channels settings={visitor.versioned.settings} words={words} />
        <Queues {...props} />
        <DeadLetters {...props} />
      </div>
    </Shell>
  );
};

const Verdict: FC<{ readonly findings: readonly HealthFinding[]; readonly words: HealthWords }> = ({
  findings,
  words,
}) => {
  const bad = findings.filter(({ level }) => level === 'bad').length;
  const [title, text] =
    findings.length === 0
      ? [words.well, words.wellText]
      : bad > 0
        ? [words.bad(bad), words.badText]
        : [words.look(findings.length), words.lookText];
  return (
    <>
      <div>
        <h1 class={findings.length === 0 ? 'fine' : bad > 0 ? 'missed' : 'soon'}>{title}</h1>
        <p>{text}</p>
      </div>
      {findings.length === 0 ? (
        ''
      ) : (
        <ul class="stack">
          {findings.map(({ level, what, next }) => (
            <li class={`notice ${level === 'bad' ? 'failed' : 'warn'}`}>
              <p>
                <b>{what}</b>
              </p>
              <p>{next}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
