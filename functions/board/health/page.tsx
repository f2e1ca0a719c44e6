import type { FC } from 'hono/jsx';
import type { Settings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { wordsIn } from '#shared/messages/catalogue';
import { PostForm } from '../web/post-form.tsx';
import { Notice, Shell } from '../web/shell.tsx';
import { shortTime } from '../web/short-time.ts';
import type { Visitor } from '../web/visitor.ts';
import { type HealthFinding, healthFindings } from './findings.ts';
import type { Health } from './health.ts';
import { amazonOf, healthWords, type HealthWords } from './words.ts';

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

const MailTable: FC<HealthPageProps> = ({ health, visitor: { reader, versioned }, now }) => {
  const words = healthWords[reader.language];
  const { repliesUnseen, repliesUnproven } = wordsIn(reader.language);
  const at = (iso: string | null): string =>
    iso === null ? words.never : shortTime(Date.parse(iso), now, reader);
  return (
    <section class="panel">
      <h2>{words.mail}</h2>
      <ul class="places">
        {health.stores.map(
          ({ store, marketplaceId, intakeAddress, lastMailAt, lastReplyAt, unprovenMails, replyCopies }) => (
            <li>
              <h3>{words.place(versioned.settings.stores[store]?.name ?? store, marketplaceId)}</h3>
              <p class="quiet small">{intakeAddress}</p>
              <dl class="pairs">
                {[at(lastMailAt), at(lastReplyAt), String(unprovenMails)].map((value, index) => (
                  <>
                    <dt>{words.mailColumns[index]}</dt>
                    <dd>{value}</dd>
                  </>
                ))}
              </dl>
              {replyCopies === 'proven' ? (
                ''
              ) : (
                <p class="small soon">
                  {(replyCopies === 'none' ? repliesUnseen : repliesUnproven)([amazonOf(marketplaceId)])}
                </p>
              )}
            </li>
          ),
        )}
      </ul>
    </section>
  );
};

const Watch: FC<HealthPageProps> = ({ health: { audit, canary }, visitor: { reader }, now }) => {
  const words = healthWords[reader.language];
  const at = (iso: string): string => shortTime(Date.parse(iso), now, reader);
  return (
    <section class="panel">
      <h2>{words.watch}</h2>
      <dl class="pairs">
        <dt>{words.lastAudit}</dt>
        <dd>
          {audit === null ? words.never : `${at(audit.at)}, ${audit.passed ? words.passed : words.failed}`}
        </dd>
        <dt>{words.lastCanary}</dt>
        <dd>{canary === null ? words.never : `${at(canary.sentAt)}, ${words.stages[canary.stage]}`}</dd>
        {(audit?.silences ?? []).map(({ store, marketplaceId, longestGapHours }) =>
          longestGapHours === null ? (
            ''
          ) : (
            <>
              <dt>{words.place(store, marketplaceId)}</dt>
              <dd>{words.longestGap(longestGapHours)}</dd>
            </>
          ),
        )}
      </dl>
    </section>
  );
};

const Mutes: FC<HealthPageProps> = ({ health: { mutes }, visitor, now }) => {
  const { reader, versioned } = visitor;
  const words = healthWords[reader.language];
  const nameOf = (person: string): string => versioned.settings.people[person]?.name ?? person;
  return (
    <section class="panel" id="mutes">
      <h2>{words.mutes}</h2>
      {mutes.length === 0 ? <p>{words.noMutes}</p> : ''}
      <ul class="stack">
        {mutes.map(({ id, from, store, by, until, mails, endedBy }) => (
          <li>
            <p>
              {words.mute(
                from,
                versioned.settings.stores[store]?.name ?? store,
                nameOf(by),
                shortTime(Date.parse(until), now, reader),
              )}{' '}
              <span class="quiet small">{words.muted(mails)}</span>
            </p>
            {endedBy === null ? (
              <PostForm visitor={visitor} action="/health">
                <button name="mute" value={id}>
                  {words.endMute}
                </button>
              </PostForm>
            ) : (
              <p class="quiet small">{words.ended(nameOf(endedBy))}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Which channels reach how many people. */
const Channels: FC<{ readonly settings: Settings; readonly words: HealthWords }> = ({ settings, words }) => {
  const people = Object.values(settings.people);
  const channels = [
    [words.byMail, people.length],
    ...Object.keys(settings.slackChannels).map(
      (id) => [`Slack: ${id}`, people.filter(({ slack }) => slack === id).length] as const,
    ),
    ...Object.entries(settings.webhooks).map(
      ([id, { preset }]) =>
        [`${preset}: ${id}`, people.filter(({ webhook }) => webhook === id).length] as const,
    ),
  ] as const;
  return (
    <section class="panel">
      <h2>{words.channels}</h2>
      <dl class="pairs">
        {channels.map(([name, count]) => (
          <>
            <dt>{name}</dt>
            <dd>{words.people(count)}</dd>
          </>
        ))}
      </dl>
      <p class="quiet small">{words.channelsText}</p>
    </section>
  );
};

const Queues: FC<HealthPageProps> = ({ health: { queues }, visitor: { reader } }) => {
  const words = healthWords[reader.language];
  const minutesOf = (seconds: number | null): string =>
    seconds === null ? '' : words.minutes(Math.round(seconds / 60));
  if (queues.length === 0) return <></>;
  return (
    <section class="panel">
      <h2>{words.queues}</h2>
      <div class="scrolls">
        <table>
          <thead>
            <tr>
              {words.queueColumns.map((column, index) => (
                <th scope="col" class={index === 0 ? '' : 'number'}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {queues.map(({ name, visible, inFlight, oldestSeconds, deadLetters }) => (
              <tr>
                <th scope="row">{name}</th>
                <td class="number">{visible}</td>
                <td class="number">{inFlight}</td>
                <td class="number">{minutesOf(oldestSeconds)}</td>
                <td class={`number ${deadLetters > 0 ? 'missed' : ''}`}>{deadLetters}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

const DeadLetters: FC<HealthPageProps> = ({ health: { setAside }, visitor: { reader }, now }) => {
  const words = healthWords[reader.language];
  if (setAside.length === 0) return <></>;
  return (
    <section class="panel">
      <h2>{words.unusable}</h2>
      <p>{words.unusableText}</p>
      <ul>
        {setAside.map(({ queue, reason, type, count, lastAt }) => (
          <li>
            {count} × {type}: {reason}{' '}
            <span class="quiet small">
              ({queue}, {shortTime(Date.parse(lastAt), now, reader)})
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
