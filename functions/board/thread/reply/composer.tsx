import type { FC } from 'hono/jsx';
import { worstOf } from '#shared/domain/policy/check';
import { hasNotLeft, replyOf } from '#shared/domain/reply/reply';
import { seenOf } from '#shared/domain/reply/seen';
import { nameIn } from '#shared/messages/names';
import { threadPath } from '#shared/messages/thread-url';
import { FILE_ENDINGS } from '#functions/board/desk/files';
import { PostForm } from '#functions/board/web/post-form.tsx';
import { localOf } from '#functions/board/acts/offers';
import type { PageContext } from '../context.ts';
import { AskModel } from './ask-model.tsx';
import { CheckedText } from './checked.tsx';
import type { Desk } from './desk.ts';
import { MOST_ANSWER, MOST_REASON } from './form.ts';
import { replyPath } from './path.ts';
import { PresentLine } from './presence.tsx';
import { deskWords } from './words.ts';

interface Props {
  readonly context: PageContext;
  readonly desk: Desk;
}

/** Where an answer is written. Without script it is checked first, then sent; with it, the check runs beside the writing. */
export const Composer: FC<Props & { readonly openUrl: string; readonly openLabel: string }> = ({
  context,
  desk,
  openUrl,
  openLabel,
}) => {
  const { open, visitor } = context;
  const words = deskWords[visitor.reader.language];
  const path = replyPath(open.situation.thread.id);
  const { composed, checked, way } = desk;
  const old = replyOf(open.situation.thread, composed.replaces ?? '');
  const language = nameIn(visitor.reader.language, 'language', desk.language);
  return (
    <section id="composer" class="panel stack composer" aria-labelledby="composer-title">
      <h2 id="composer-title">{words.title}</h2>
      <PresentLine present={desk.present} visitor={visitor} />
      {way !== 'mail' && <p>{way === 'elsewhere' ? words.elsewhere : words.noSender}</p>}
      {desk.needsApproval && way === 'mail' && <p class="quiet">{words.approvalFirst}</p>}
      {old !== undefined && hasNotLeft(old) && <p class="quiet">{words.instead}</p>}
      {context.deskFailed !== undefined && (
        <div class="notice failed" role="alert">
          <p id="desk-failed">{words.refused[context.deskFailed]}</p>
        </div>
      )}
      <p>
        <a class="button" href={`${threadPath(open.situation.thread.id)}/templates`} data-templates>
          {words.templates}
        </a>{' '}
        <span class="quiet small" data-script hidden>
          {words.templatesHow}
        </span>
      </p>
      <div id="templates" />
      <PostForm
        visitor={visitor}
        action={`${path}#composer`}
        class="fields"
        id="answer"
        files={way === 'mail'}
      >
        {/* Enter in a field checks, and sends nothing. */}
        <button type="submit" name="act" value="check" hidden />
        <input type="hidden" name="seen" value={seenOf(open.situation.thread).join(' ')} />
        <input type="hidden" name="version" value={open.version} />
        <input type="hidden" name="template" value={composed.template ?? ''} />
        <input type="hidden" name="replaces" value={composed.replaces ?? ''} />
        <label>
          {way === 'mail' ? words.text(language) : words.textElsewhere}
          <textarea
            name="text"
            rows={8}
            maxlength={MOST_ANSWER}
            required
            dir="auto"
            lang={desk.language}
            {...(context.deskFailed !== undefined && {
              'aria-invalid': 'true',
              'aria-describedby': 'desk-failed',
            })}
          >
            {composed.text}
          </textarea>
        </label>
        <p class="quiet small" id="draft-state" role="status" data-saved={words.draftSaved} />
        <AskModel context={context} desk={desk} />
        <CheckedText checked={checked} language={desk.language} reader={visitor.reader} />
        {way === 'mail' ? (
          <ByMail context={context} desk={desk} />
        ) : (
          <div class="row-of-buttons">
            <button type="submit" name="act" value="check" data-without-script>
              {words.check}
            </button>
            <button type="button" class="primary" data-copy-answer={words.copied} data-script hidden>
              {words.copy}
            </button>
            <a class="button" href={openUrl} rel="noreferrer" target="_blank">
              {openLabel}
            </a>
            <p class="quiet small">
              <a href="#acts">{words.thenRecord}</a>
            </p>
          </div>
        )}
      </PostForm>
    </section>
  );
};

/** The buttons that send, with what belongs to them. They are there once the text was checked, or with script at once. */
const ByMail: FC<Props> = ({ context, desk }) => {
  const { reader } = context.visitor;
  const words = deskWords[reader.language];
  const { composed, checked, needsApproval } = desk;
  const worst = worstOf(checked?.findings ?? []);
  const mayGo = checked !== undefined && worst !== 'block';
  const waiting = mayGo ? {} : { 'data-script': true, hidden: true };
  const { promise } = desk;
  return (
    <>
      <label id="why" {...(worst !== 'stop' && (composed.why ?? '') === '' && { hidden: true })}>
        {words.why}
        <input name="why" maxlength={MOST_REASON} dir="auto" value={composed.why ?? ''} />
      </label>
      {desk.earlierFiles > 0 && (
        <label class="choice">
          <input
            type="checkbox"
            name="keepsFiles"
            value="1"
            {...(composed.keepsFiles === true && { checked: true })}
          />
          {words.attached(desk.earlierFiles)}
        </label>
      )}
      <label {...waiting}>
        {words.files}
        <input type="file" name="files" multiple accept={FILE_ENDINGS.join(',')} />
        <span class="quiet small">{words.filesWhat}</span>
      </label>
      <div class="row-of-buttons">
        <button
          type="submit"
          name="act"
          value="check"
          {...(mayGo ? {} : { class: 'primary' })}
          data-without-script
        >
          {words.check}
        </button>
        <button type="submit" name="act" value="send" class="primary" {...waiting}>
          {needsApproval ? words.submit : words.send}
        </button>
        <button type="submit" name="act" value="next" {...waiting}>
          {needsApproval ? words.submitNext : words.sendNext}
        </button>
      </div>
      {promise !== undefined && (
        <details class="act" {...waiting} {...(composed.promise !== undefined && { open: true })}>
          <summary>{words.sendHolding}</summary>
          <div class="fields">
            <p class="quiet small">{words.holdingWhat}</p>
            <label>
              {words.promiseUntil}
              <input
                type="datetime-local"
                name="promise"
                value={localOf(validOr(composed.promise, promise), reader.timeZone)}
              />
            </label>
            <button type="submit" name="act" value="holding">
              {words.sendHolding}
            </button>
          </div>
        </details>
      )}
      <p class="quiet small">{words.byHand}</p>
    </>
  );
};

function validOr(one: number | undefined, other: number): number {
  return one === undefined || Number.isNaN(one) ? other : one;
}
