import type { FC } from 'hono/jsx';
import type { Takeover } from '#shared/domain/duty/takeover';
import type { Instant } from '#shared/domain/instant';
import { spanIn } from '#shared/messages/time';
import { PostForm } from '../web/post-form.tsx';
import type { Visitor } from '../web/visitor.ts';
import { mayUndo } from './form.ts';
import { dutyWords } from './words.ts';

/** The takeovers that run or come, each with the way to undo it. */
export const Coming: FC<{
  readonly visitor: Visitor;
  readonly takeovers: readonly Takeover[];
  readonly nameOf: (person: string) => string;
  readonly now: Instant;
}> = ({ visitor, takeovers, nameOf, now }) => {
  const { language, timeZone } = visitor.reader;
  const words = dutyWords[language];
  return (
    <section class="panel stack" aria-labelledby="coming">
      <h2 id="coming">{words.coming}</h2>
      {takeovers.length === 0 && <p class="quiet">{words.noneComing}</p>}
      <ul class="coming">
        {takeovers
          .toSorted((a, b) => a.from - b.from)
          .map((takeover) => {
            const { id, person, insteadOf, rota, by, from } = takeover;
            const whose = insteadOf === undefined ? words.insteadOfWhoever : nameOf(insteadOf);
            const said = words.sentence(nameOf(person), whose);
            return (
              <li>
                <div>
                  <p>
                    <b id={`takeover-${id}`}>{said}</b>{' '}
                    {from <= now && <span class="tag">{words.running}</span>}
                    {rota !== undefined && <span class="tag">{rota}</span>}
                  </p>
                  <p>{spanIn(language, takeover, timeZone)}</p>
                  <p class="quiet small">{words.enteredBy(nameOf(by))}</p>
                </div>
                {mayUndo(takeover, visitor) && (
                  <PostForm visitor={visitor} action={`/duty/takeovers/${id}/undo`}>
                    <button type="submit" aria-describedby={`takeover-${id}`}>
                      {words.undo}
                    </button>
                  </PostForm>
                )}
              </li>
            );
          })}
      </ul>
      <p>
        <a class="button primary" href="/duty/take-over">
          {words.form}
        </a>
      </p>
    </section>
  );
};
