import { html } from 'hono/html';
import { alertLines } from '#shared/messages/alert-lines';
import { type AlertView, JUDGE_ANCHORS, type Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { urgentWordsIn } from '#shared/messages/urgent/urgent-words';
import { threadPath } from '#shared/messages/thread-url';
import { MOST_NOTE_CHARACTERS } from '../acts/fact-of.ts';
import type { Offers, Option } from '../acts/offers.ts';
import { deskWords } from '../thread/reply/words.ts';
import { type Actor, form } from './act-form.ts';
import { layout, type Page } from './layout.ts';
import { muteForm, type MuteOffer } from './mute-page.ts';

export interface LinkPage extends Offers {
  readonly view: AlertView;
  readonly reader: Reader;
  /** The people to choose from, where several read the alert; empty when the link names its person. */
  readonly actors: readonly Actor[];
  /** How the last message begins, for whoever may read it here. */
  readonly quoted?: string;
  /** Left out where nobody here may mute mails like it. */
  readonly mute?: MuteOffer;
  /** Whether a holding answer can be sent by the link. */
  readonly mayHold: boolean;
  /** What was wrong with the submitted form. */
  readonly error?: 'chooseError' | 'actError';
}

/** What a person can do about the alert, each in a form of its own. A GET shows it and changes nothing. */
export function linkPage(page: LinkPage): Page {
  const { view, reader, until, already, automatic, quoted, mute, mayHold, error } = page;
  const words = wordsIn(reader.language);
  const lines = alertLines(view, reader);
  return layout(
    reader,
    html`<h1>${lines.left}</h1>
      <p>${lines.headline}</p>
      ${error === undefined ? '' : html`<p class="warn" role="alert">${words.page[error]}</p>`}
      ${automatic.map((reply, index) => judging(page, reply, index === 0))}
      <dl>
        ${lines.rows.map(
          ([label, value]) =>
            html`<dt>${label}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      ${lines.warnings.map((warning) => html`<p class="warn">${warning}</p>`)}
      ${already === undefined ? '' : takenOn(already, reader)}
      ${form(page, { act: 'acknowledged', button: words.page.button })} ${whatFollows(page)}
      ${
        quoted === undefined
          ? ''
          : html`<p>${words.lead(words.excerpt)}</p>
              <blockquote dir="auto">${quoted}</blockquote>`
      }
      <p><a href="${threadPath(view.threadId)}">${words.openThread}</a></p>
      ${mayHold ? html`<p><a href="?holding">${deskWords[reader.language].holdingTitle}</a></p>` : ''}
      ${handingOver(page)} ${until === undefined ? '' : otherActs(page)}
      ${mute === undefined ? '' : muteForm(mute, reader)}
      <p><a href="${lines.sellerCentralUrl}" rel="noreferrer">${lines.openLabel}</a></p>`,
  );
}

function takenOn({ name, until, from, note }: NonNullable<LinkPage['already']>, reader: Reader): Page {
  const { page } = wordsIn(reader.language);
  return html`<div class="warn">
    <p>${page.already(name, until)}</p>
    ${from === undefined ? '' : html`<p>${page.handedOverBy(from)}</p>`}
    ${note === undefined ? '' : html`<blockquote dir="auto">${note}</blockquote>`}
  </div>`;
}

/** Whether a person or a machine sent a reply; an alert's links lead to the first one's two forms. */
function judging(page: LinkPage, { value, label }: Option, isFirst: boolean): Page {
  const words = wordsIn(page.reader.language);
  const part = (act: keyof typeof JUDGE_ANCHORS, button: string): Page =>
    form(page, {
      act,
      button,
      fields: html`<input type="hidden" name="reply" value="${value}" />`,
      ...(isFirst && { anchor: JUDGE_ANCHORS[act] }),
    });
  return html`<p>${words.page.whoSent(label)}</p>
    <div class="pair">
      ${part('reply-confirmed', words.personSentIt)} ${part('reply-dismissed', words.wasAutomatic)}
    </div>`;
}

/** What acknowledging does, and what else one press can say. */
function whatFollows(page: LinkPage): Page {
  const { until, reader } = page;
  const words = wordsIn(reader.language).page;
  const what = html`<p>${until === undefined ? words.whatItDoesUnknown : words.whatItDoes(until)}</p>`;
  return html`${what}${sayingUrgency(page)}`;
}

/** One press says that it is not urgent, or takes that back. */
function sayingUrgency(page: LinkPage): Page {
  const { urgent, notUrgent, reader } = page;
  const words = urgentWordsIn(reader.language);
  if (urgent !== undefined)
    return html`${form(page, {
        act: 'not-urgent',
        button: words.notUrgent,
        fields: html`<input type="hidden" name="upTo" value="${urgent.upTo}" />`,
      })}
      <p>${words.whatNotUrgent}</p>`;
  if (notUrgent === undefined) return html``;
  return html`<p>${words.saidNotUrgent(notUrgent.name, notUrgent.at)}</p>
    ${form(page, { act: 'urgent-after-all', button: words.urgentAfterAll })}`;
}

/** An act that is folded away, so that acknowledging stays the one visible button. */
function folded(linked: LinkPage, act: string, button: string, fields: Page): Page {
  return html`<details>
    <summary>${button}</summary>
    ${form(linked, { act, button, fields })}
  </details>`;
}

function options(all: readonly Option[]): Page {
  return html`${all.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}`;
}

function handingOver(linked: LinkPage): Page {
  const { page } = wordsIn(linked.reader.language);
  return folded(
    linked,
    'handed-over',
    page.handOver,
    html`<label
        >${page.handOverTo}
        <select name="to" required>
          <option value="">${page.choosePerson}</option>
          ${options(linked.people)}
        </select></label
      ><label>${page.handOverNote} <input name="note" maxlength="${MOST_NOTE_CHARACTERS}" /></label>`,
  );
}

/** What can be said of what waits for an answer. */
function otherActs(linked: LinkPage): Page {
  const { reader, snoozes, answered } = linked;
  const { page } = wordsIn(reader.language);
  const part = (act: string, button: string, fields: Page): Page => folded(linked, act, button, fields);
  return html`${
    snoozes.length === 0
      ? ''
      : part(
          'snoozed',
          page.snooze,
          html`<label
            >${page.snoozeUntil}
            <select name="until">
              ${options(snoozes)}
            </select></label
          >`,
        )
  }
  ${part(
    'answered-elsewhere',
    page.elsewhere,
    html`<fieldset>
      <legend>${page.elsewhereAt}</legend>
      <label><input type="radio" name="when" value="now" required />${page.justNow}</label>
      ${
        answered.aWhileAgo
          ? html`<label><input type="radio" name="when" value="a-while-ago" />${page.tenMinutesAgo}</label>`
          : ''
      }
      <label><input type="radio" name="when" value="at" />${page.atTime}</label>
      <input
        type="datetime-local"
        name="at"
        aria-label="${page.elsewhereAt}"
        min="${answered.from}"
        max="${answered.until}"
      />
    </fieldset>`,
  )}
  ${part(
    'no-response-needed',
    page.noResponse,
    html`<label>${page.noResponseWhy} <input name="reason" minlength="3" maxlength="200" required /></label>`,
  )}`;
}
