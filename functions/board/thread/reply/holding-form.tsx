import type { FC } from 'hono/jsx';
import { wordsIn } from '#shared/messages/catalogue';
import { nameIn } from '#shared/messages/names';
import { threadPath } from '#shared/messages/thread-url';
import { HoldingFields } from '#functions/board/desk/holding-fields.tsx';
import { PostForm } from '#functions/board/web/post-form.tsx';
import type { PageContext } from '../context.ts';
import type { Desk } from './desk.ts';
import { replyPath } from './path.ts';
import { deskWords } from './words.ts';

/** A holding answer as it would leave, with one button. */
export const HoldingForm: FC<{ readonly context: PageContext; readonly desk: Desk }> = ({
  context,
  desk,
}) => {
  const { holding } = desk;
  if (holding === undefined) return null;
  const { open, visitor } = context;
  const { language, timeZone } = visitor.reader;
  const words = deskWords[language];
  const { thread } = open.situation;
  const { text, promise, template, missing, own } = holding;
  const until = wordsIn(language).dueAt(promise, timeZone);
  return (
    <details class="act holding">
      <summary>{words.holdingTitle}</summary>
      <PostForm visitor={visitor} action={`${replyPath(thread.id)}#composer`} class="fields">
        <p class="quiet small">{words.holdingWhat}</p>
        <p class="quiet small">{words.holdingBy(until)}</p>
        <div class="preview said" dir="auto" lang={holding.language}>
          {text}
        </div>
        {own !== undefined && (
          <details>
            <summary>{words.ownText(nameIn(language, 'language', language))}</summary>
            <div class="said" dir="auto" lang={language}>
              {own}
            </div>
          </details>
        )}
        <HoldingFields thread={thread} version={open.version} offer={holding} />
        {missing.length > 0 && <p class="warning">{words.holdingMissing}</p>}
        <div class="row-of-buttons">
          {missing.length === 0 && (
            <button type="submit" name="act" value="holding" class="primary">
              {desk.needsApproval ? words.submit : words.sendHolding}
            </button>
          )}
          <a
            class="button"
            href={`${threadPath(thread.id)}?template=${encodeURIComponent(template)}#composer`}
          >
            {words.holdingChange}
          </a>
        </div>
      </PostForm>
    </details>
  );
};
