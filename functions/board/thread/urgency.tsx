import type { FC } from 'hono/jsx';
import { urgencyOf } from '#shared/domain/urgent/urgent';
import { plain } from '#shared/messages/plain';
import { urgentWordsIn } from '#shared/messages/urgent/urgent-words';
import { ActForm } from './act-form.tsx';
import type { PageContext } from './context.ts';

/** What is urgent, in words, and the one press that says otherwise or takes that back. */
export const Urgency: FC<{ readonly context: PageContext }> = ({ context }) => {
  const { open, visitor } = context;
  const words = urgentWordsIn(visitor.reader.language);
  const urgency = urgencyOf(open.situation.cycle);
  const { urgent, notUrgent } = open.offers;
  if (urgency !== undefined && urgent !== undefined) {
    const reason = words.reason[urgency.reason];
    return (
      <div class={`notice ${urgency.level === 1 ? 'failed' : 'warn'} stack`} role="alert">
        <p>
          <strong>{urgency.level === 1 ? words.hurt(reason) : words.urgent(reason)}</strong>
        </p>
        <p>{words.foundWords(urgency.words)}</p>
        <ActForm context={context} act="not-urgent" button={words.notUrgent}>
          <input type="hidden" name="upTo" value={urgent.upTo} />
        </ActForm>
        <p class="quiet small">{words.whatNotUrgent}</p>
      </div>
    );
  }
  if (notUrgent === undefined) return null;
  return (
    <div class="stack">
      <p class="quiet">{words.saidNotUrgent(plain(notUrgent.name), notUrgent.at)}</p>
      <ActForm context={context} act="urgent-after-all" button={words.urgentAfterAll} />
    </div>
  );
};
