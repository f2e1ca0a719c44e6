import type { FC } from 'hono/jsx';
import type { Settings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { wordsIn } from '#shared/messages/catalogue';
import { shortTime } from '../web/short-time.ts';
import type { Visitor } from '../web/visitor.ts';
import type { Health } from './health.ts';
import { amazonOf, healthWords, type HealthWords } from './words.ts';

/* What the verdict rests on: mail, self-tests, channels, queues, dead letters. */

interface PartProps {
  readonly health: Health;
  readonly visitor: Visitor;
  readonly now: Instant;
}

export const MailTable: FC<PartProps> = ({ health, visitor: { reader, versioned }, now }) => {
  const words = healthWords[reader.language];
  const { repliesUnseen, repliesUnproven } = wordsIn(reader.language);
  const at = (iso: string | null): string =>
    iso === null ? words.never : shortTime(Date.parse(iso), now, reader);
  return (
    <section class="panel">
      <h2>{words.mail}</h2>
      <ul class="places">
        {health.stores.map(
          ({
            store,
            marketplaceId,
            intakeAddress,
            lastMailAt,
            lastReplyAt,
            unprovenMails,
            replyCopies,
            answersFrom,
            lastAnswerConfirmedAt,
          }) => (
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
                {answersFrom === null ? (
                  ''
                ) : (
                  <>
                    <dt>{words.answerConfirmed}</dt>
                    <dd>{at(lastAnswerConfirmedAt)}</dd>
                  </>
                )}
              </dl>
              {answersFrom === null || lastAnswerConfirmedAt !== null ? (
                ''
              ) : (
                <p class="small soon">{words.approveSender(answersFrom, amazonOf(marketplaceId))}</p>
              )}
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

export const Watch: FC<PartProps> = ({ health: { audit, canary }, visitor: { reader }, now }) => {
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

/** Which channels reach how many people. */
export const Channels: FC<{ readonly settings: Settings; readonly words: HealthWords }> = ({
  settings,
  words,
}) => {
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

export const Queues: FC<PartProps> = ({ health: { queues }, visitor: { reader } }) => {
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

export const DeadLetters: FC<PartProps> = ({ health: { setAside }, visitor: { reader }, now }) => {
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
