import type { FC } from 'hono/jsx';
import { doneAbout, isRefund } from '#shared/domain/thread/done';
import { wordsIn } from '#shared/messages/catalogue';
import { plain, withoutLinks } from '#shared/messages/plain';
import { MOST_NOTE_CHARACTERS } from '../acts/fact-of.ts';
import { mutableIn } from '../acts/mute.ts';
import type { Option } from '../acts/offers.ts';
import { ActForm, FoldedAct, kept, valueIn } from './act-form.tsx';
import type { PageContext } from './context.ts';
import { threadWords } from './words.ts';

type Part = FC<{ readonly context: PageContext }>;

/** Everything that can be done about what waits, but the obvious act. */
export const MoreActs: Part = ({ context }) => {
  const { open, visitor } = context;
  const { page } = wordsIn(visitor.reader.language);
  const { offers } = open;
  const { kind } = open.situation.thread;
  return (
    <div class="acts" id="acts">
      {doneAbout(kind).length > 0 && <Dealt context={context} />}
      <FoldedAct context={context} act="handed-over" button={page.handOver}>
        <label>
          {page.handOverTo}
          <select name="to" required>
            <option value="">{page.choosePerson}</option>
            <Options all={offers.people} chosen={valueIn(context, 'handed-over', 'to')} />
          </select>
        </label>
        <label>
          {page.handOverNote}
          <input
            name="note"
            maxlength={MOST_NOTE_CHARACTERS}
            dir="auto"
            {...kept(context, 'handed-over', 'note')}
          />
        </label>
      </FoldedAct>
      {offers.snoozes.length > 0 && (
        <FoldedAct context={context} act="snoozed" button={page.snooze}>
          <label>
            {page.snoozeUntil}
            <select name="until">
              <Options all={offers.snoozes} chosen={undefined} />
            </select>
          </label>
        </FoldedAct>
      )}
      {offers.until !== undefined && <Elsewhere context={context} />}
      {offers.until !== undefined && <NoResponse context={context} />}
      <Mute context={context} />
    </div>
  );
};

const Options: FC<{ readonly all: readonly Option[]; readonly chosen: string | undefined }> = ({
  all,
  chosen,
}) => (
  <>
    {all.map(({ value, label }) => (
      <option value={value} {...(value === chosen && { selected: true })}>
        {label}
      </option>
    ))}
  </>
);

/** Whether a person or a machine sent each reply that looks automatic. */
export const Judging: Part = ({ context }) => {
  const words = wordsIn(context.visitor.reader.language);
  return (
    <>
      {context.open.offers.automatic.map(({ value, label }) => (
        <div class="notice warn stack">
          <p>{words.page.whoSent(label)}</p>
          <div class="pair">
            {(['reply-confirmed', 'reply-dismissed'] as const).map((act) => (
              <ActForm
                context={context}
                act={act}
                button={act === 'reply-confirmed' ? words.personSentIt : words.wasAutomatic}
              >
                <input type="hidden" name="reply" value={value} />
              </ActForm>
            ))}
          </div>
        </div>
      ))}
    </>
  );
};

/** Which of the waiting messages a copy of a reply answers. */
export const Matching: Part = ({ context }) => {
  const { open, visitor } = context;
  const words = threadWords[visitor.reader.language];
  const { dueAt } = wordsIn(visitor.reader.language);
  if (open.candidates.length === 0) return <p>{words.answersNone}</p>;
  return (
    <ActForm context={context} act="answers" button={words.answersButton} primary>
      <label>
        {words.answersWhich}
        <select name="threadId" required>
          {open.candidates.map(({ id, orderId, facts }) => (
            <option value={id}>
              {plain(orderId ?? id)} · {dueAt(facts.at(-1)?.at ?? 0, visitor.reader.timeZone)}
            </option>
          ))}
        </select>
      </label>
    </ActForm>
  );
};

const Dealt: Part = ({ context }) => {
  const { open, visitor } = context;
  const words = threadWords[visitor.reader.language];
  const { kind } = open.situation.thread;
  const choices = doneAbout(kind);
  const ends = visitor.versioned.settings.doneEndsClock.some((one) => one === kind);
  const chosen = valueIn(context, 'dealt-with', 'done');
  return (
    <FoldedAct context={context} act="dealt-with" button={words.dealtButton} label={words.dealt}>
      <fieldset>
        <legend class="unseen">{words.dealt}</legend>
        {choices.map((done) => (
          <label class="choice">
            <input
              type="radio"
              name="done"
              value={done}
              required
              {...(done === chosen && { checked: true })}
            />
            {words.doneNames[done]}
          </label>
        ))}
      </fieldset>
      {choices.some(isRefund) && (
        <div class="pair">
          <label>
            {words.amount}
            <input
              name="amount"
              inputmode="decimal"
              autocomplete="off"
              maxlength={12}
              {...kept(context, 'dealt-with', 'amount')}
            />
          </label>
          <label>
            {words.currency}
            <input
              name="currency"
              autocomplete="off"
              maxlength={3}
              placeholder="EUR"
              {...kept(context, 'dealt-with', 'currency')}
            />
          </label>
        </div>
      )}
      <p class="quiet small">{ends ? words.dealtEnds : words.dealtGoesOn}</p>
    </FoldedAct>
  );
};

const Elsewhere: Part = ({ context }) => {
  const { offers } = context.open;
  const { page } = wordsIn(context.visitor.reader.language);
  const choice = (value: string, label: string) => (
    <label class="choice">
      <input
        type="radio"
        name="when"
        value={value}
        required
        {...(valueIn(context, 'answered-elsewhere', 'when') === value && { checked: true })}
      />
      {label}
    </label>
  );
  return (
    <FoldedAct context={context} act="answered-elsewhere" button={page.elsewhere}>
      <fieldset>
        <legend>{page.elsewhereAt}</legend>
        {choice('now', page.justNow)}
        {offers.answered.aWhileAgo && choice('a-while-ago', page.tenMinutesAgo)}
        {choice('at', page.atTime)}
        <input
          type="datetime-local"
          name="at"
          aria-label={page.elsewhereAt}
          min={offers.answered.from}
          max={offers.answered.until}
          {...kept(context, 'answered-elsewhere', 'at')}
        />
      </fieldset>
    </FoldedAct>
  );
};

/** A buyer's message is first noted as needing none, because Amazon must hear it too. */
const NoResponse: Part = ({ context }) => {
  const { open, visitor } = context;
  const words = threadWords[visitor.reader.language];
  const { page } = wordsIn(visitor.reader.language);
  const ofBuyer = open.situation.thread.kind === 'message';
  const act = ofBuyer ? 'no-response-marked' : 'no-response-needed';
  if (open.situation.cycle?.marked !== undefined) return null;
  return (
    <FoldedAct
      context={context}
      act={act}
      button={ofBuyer ? words.noResponseSay : words.noResponse}
      label={words.noResponse}
    >
      {ofBuyer && <p class="quiet small">{words.noResponseWhat}</p>}
      <label>
        {page.noResponseWhy}
        <input
          name="reason"
          minlength={3}
          maxlength={200}
          required
          dir="auto"
          {...kept(context, act, 'reason')}
        />
      </label>
    </FoldedAct>
  );
};

const Mute: Part = ({ context }) => {
  const { open, visitor } = context;
  const { page } = wordsIn(visitor.reader.language);
  const { thread } = open.situation;
  const mail = mutableIn(thread);
  if (mail === undefined || !visitor.isManager) return null;
  const storeName = visitor.versioned.settings.stores[thread.store]?.name ?? thread.store;
  return (
    <FoldedAct context={context} act="muted" button={page.muteButton} label={page.mute}>
      <p class="quiet small">{page.whatItMutes(withoutLinks(mail.domain), plain(storeName))}</p>
    </FoldedAct>
  );
};
