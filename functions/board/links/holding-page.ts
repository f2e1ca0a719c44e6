import { html } from 'hono/html';
import type { ReplyState } from '#shared/domain/reply/reply';
import { seenOf } from '#shared/domain/reply/seen';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { replyWordsIn } from '#shared/messages/answers/reply-words';
import { threadPath } from '#shared/messages/thread-url';
import type { HoldingOffer } from '../desk/holding.ts';
import type { Refused } from '../desk/refusals.ts';
import { deskWords } from '../thread/reply/words.ts';
import type { Followed } from './followed.ts';
import { layout, type Page } from './layout.ts';

/** A holding answer as it would leave, with one button; or that none can be sent. */
export function holdingPage(
  { reader, state }: Followed,
  offer: HoldingOffer | undefined,
  refused?: Refused['refused'],
): Page {
  const words = deskWords[reader.language];
  const { thread } = state;
  const open = html`<p>
    <a href="${threadPath(thread.id)}#composer">${wordsIn(reader.language).openThread}</a>
  </p>`;
  if (offer === undefined)
    return layout(
      reader,
      html`<h1>${words.holdingTitle}</h1>
        <p>${words.holdingNone}</p>
        ${open}`,
    );
  const { text, language, promise, missing, own } = offer;
  const until = wordsIn(reader.language).dueAt(promise, reader.timeZone);
  return layout(
    reader,
    html`<h1>${words.holdingTitle}</h1>
      ${refused === undefined ? '' : html`<p class="warn" role="alert">${words.refused[refused]}</p>`}
      <p>${words.holdingWhat}</p>
      <p>${words.holdingBy(until)}</p>
      <blockquote dir="auto" lang="${language}">${lines(text)}</blockquote>
      ${
        own === undefined
          ? ''
          : html`<details>
              <summary>${words.ownLanguage}</summary>
              <blockquote dir="auto" lang="${reader.language}">${lines(own)}</blockquote>
            </details>`
      }
      ${
        missing.length > 0
          ? html`<p class="warn">${words.holdingMissing}</p>`
          : html`<form method="post">
              <input type="hidden" name="act" value="holding" />
              <input type="hidden" name="text" value="${text}" />
              <input type="hidden" name="seen" value="${seenOf(thread).join(' ')}" />
              <button type="submit">${words.sendHolding}</button>
            </form>`
      }
      <p>${words.byHand}</p>
      ${open}`,
  );
}

/** A text with its lines as they are. */
function lines(text: string) {
  return text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`));
}

/** That it is on its way, or waits for a colleague; where to take it back. */
export function holdingResultPage(reader: Reader, state: ReplyState, threadId: string): Page {
  const words = deskWords[reader.language];
  return layout(
    reader,
    html`<h1>${replyWordsIn(reader.language).state[state]}</h1>
      ${state === 'submitted' ? html`<p>${words.submitted}</p>` : ''}
      ${state === 'queued' ? html`<p>${words.leavesText}</p>` : ''}
      <p><a href="${threadPath(threadId)}">${wordsIn(reader.language).openThread}</a></p>`,
  );
}
