import type { FC } from 'hono/jsx';
import type { DutyRota } from '#shared/domain/duty/duty-rota';
import { nowAndNext } from '#shared/domain/duty/now-and-next';
import type { Instant } from '#shared/domain/instant';
import { instantIn } from '#shared/messages/time';
import type { Visitor } from '../web/visitor.ts';
import { rotaName } from './day-words.ts';
import { dutyWords } from './words.ts';

/** Who is on call now by each rota, until when, and who comes next. */
export const OnCall: FC<{
  readonly visitor: Visitor;
  readonly rotas: readonly DutyRota[];
  readonly nameOf: (person: string) => string;
  readonly now: Instant;
}> = ({ visitor: { reader }, rotas, nameOf, now }) => {
  const words = dutyWords[reader.language];
  const at = (instant: Instant): string => instantIn(reader.language, instant, reader.timeZone);
  const named = (people: readonly string[]): string => people.map(nameOf).join(words.joined);
  return (
    <section class="panel stack" aria-labelledby="on-call">
      <h2 id="on-call">{words.now}</h2>
      {rotas.map((rota) => {
        const { onCall, backup, until, next } = nowAndNext(rota, now);
        return (
          <div class="on-call">
            {rotas.length > 1 && <p class="rota">{rotaName(rota, words)}</p>}
            <p>
              <b class={onCall.length === 0 ? 'soon' : 'who'}>
                {onCall.length === 0 ? words.nobody : named(onCall)}
              </b>{' '}
              {onCall.length > 0 && (until === undefined ? words.atAllTimes : words.until(at(until)))}
            </p>
            {onCall.length + backup.length > 0 && (
              <p class="quiet">{backup.length === 0 ? words.noBackup : words.backup(named(backup))}</p>
            )}
            {(until !== undefined || onCall.length === 0) && (
              <p class="quiet">
                {next === undefined ? words.noNext : words.then(named(next.onCall), at(next.from))}
              </p>
            )}
          </div>
        );
      })}
    </section>
  );
};
