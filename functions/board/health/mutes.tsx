import type { FC } from 'hono/jsx';
import type { Instant } from '#shared/domain/instant';
import { PostForm } from '../web/post-form.tsx';
import { shortTime } from '../web/short-time.ts';
import type { Visitor } from '../web/visitor.ts';
import type { Health } from './health.ts';
import { healthWords } from './words.ts';

/** The mails that managers muted, each with the button that undoes it. */
export const Mutes: FC<{
  readonly health: Pick<Health, 'mutes'>;
  readonly visitor: Visitor;
  readonly now: Instant;
}> = ({ health: { mutes }, visitor, now }) => {
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
