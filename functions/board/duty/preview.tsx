import type { FC } from 'hono/jsx';
import type { DutyChange } from '#shared/domain/duty/duty-changes';
import type { OnDuty } from '#shared/domain/duty/on-duty';
import { spanIn } from '#shared/messages/time';
import { PostForm } from '../web/post-form.tsx';
import { Notice } from '../web/shell.tsx';
import type { Visitor } from '../web/visitor.ts';
import { rotaName } from './day-words.ts';
import type { Effect } from './effect.ts';
import { FIELDS, type TakeoverFields } from './form.ts';
import { type DutyWords, dutyWords } from './words.ts';

/** So many changes show what a takeover does. */
const MOST_SHOWN = 10;

/** What a takeover would change, before it is saved. `form` is the token by which sending it twice adds one. */
export const Preview: FC<{
  readonly visitor: Visitor;
  readonly fields: TakeoverFields;
  readonly form: string;
  readonly effect: Effect;
  readonly nameOf: (person: string) => string;
}> = ({ visitor, fields, form, effect: { changes, mailed }, nameOf }) => {
  const words = dutyWords[visitor.reader.language];
  if (changes.length === 0) return <Notice kind="warn">{words.nothingChanges}</Notice>;
  const more = changes.length - MOST_SHOWN;
  return (
    <section class="panel stack" aria-labelledby="preview">
      <h2 id="preview">{words.previewTitle}</h2>
      <ul class="changes">
        {changes.slice(0, MOST_SHOWN).map((change) => (
          <Change change={change} visitor={visitor} nameOf={nameOf} />
        ))}
      </ul>
      {more > 0 && <p class="quiet">{words.more(more)}</p>}
      <p>{words.mailed(mailed.map(nameOf).join(words.joined))}</p>
      <PostForm visitor={visitor} action="/duty/take-over">
        {FIELDS.map((name) => (
          <input type="hidden" name={name} value={fields[name]} />
        ))}
        <input type="hidden" name="form" value={form} />
        <button type="submit" class="primary">
          {words.save}
        </button>
      </PostForm>
    </section>
  );
};

const Change: FC<{
  readonly change: DutyChange;
  readonly visitor: Visitor;
  readonly nameOf: (person: string) => string;
}> = ({ change, visitor: { reader, versioned }, nameOf }) => {
  const words = dutyWords[reader.language];
  const severalRotas = Object.keys(versioned.settings.rotas).length > 1;
  return (
    <li>
      <p>
        <b>{spanIn(reader.language, change, reader.timeZone)}</b>{' '}
        {severalRotas && <span class="tag">{rotaName({ id: change.rota }, words)}</span>}
      </p>
      <dl class="pairs">
        <dt>{words.before}</dt>
        <dd>{peopleOf(change.before, words, nameOf)}</dd>
        <dt>{words.after}</dt>
        <dd>
          <b>{peopleOf(change.after, words, nameOf)}</b>
        </dd>
      </dl>
    </li>
  );
};

function peopleOf({ onCall, backup }: OnDuty, words: DutyWords, nameOf: (person: string) => string): string {
  const first = onCall.length === 0 ? words.noOne : onCall.map(nameOf).join(words.joined);
  const others = backup.filter((person) => !onCall.includes(person)).map(nameOf);
  return others.length === 0 ? first : `${first} · ${words.backup(others.join(words.joined))}`;
}
