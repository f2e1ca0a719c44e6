import { html, raw } from 'hono/html';
import { alertLines } from '#shared/messages/alert-lines';
import { type AlertView, isOfAccount, type Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';

/** The style of all pages. The content policy allows this style by its hash, and no other. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;font:18px/1.5 system-ui,sans-serif}
body{max-width:34rem;margin:0 auto;padding:1rem}
h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}
dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem}
dt{opacity:.7}dd{margin:0}
button,select,input{font:inherit;padding:.8rem 1rem;border-radius:.5rem;width:100%;margin:.5rem 0;box-sizing:border-box}
button{background:#c62828;color:#fff;border:0;font-weight:bold;cursor:pointer}
summary{padding:.6rem 0;cursor:pointer}
details button{background:#455a64}
.warn{border-left:4px solid #c62828;padding-left:.8rem}
`;

/** A page, as HTML. */
export type Page = ReturnType<typeof html>;

/** Someone who may act by the link. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

export interface LinkPage {
  readonly view: AlertView;
  readonly reader: Reader;
  /** The people to choose from, where several read the alert; empty when the link names its person. */
  readonly actors: readonly Actor[];
  /**
   * How long an acknowledgement would hold, in the reader's words; undefined for a mail that a person only has to
   * look at.
   */
  readonly until: string | undefined;
  /** Who has it already, and until when. */
  readonly already?: { readonly name: string; readonly until: string };
  /** To whom it can be handed over. */
  readonly people: readonly Actor[];
  /** The times until which it can be snoozed: as a form sends them, and in the reader's words. */
  readonly snoozes: readonly { readonly value: string; readonly label: string }[];
  /** The reader's local time, as a form sends it. */
  readonly now: string;
  /** What was wrong with the submitted form. */
  readonly error?: 'chooseError' | 'actError';
}

/** What a person can do about the alert, each with a button. A GET shows it and changes nothing. */
export function linkPage(page: LinkPage): Page {
  const { view, reader, actors, until, already, error } = page;
  const words = wordsIn(reader.language);
  const lines = alertLines(view, reader);
  return layout(
    reader,
    html`<h1>${lines.left}</h1>
      <p>${lines.headline}</p>
      ${lines.warnings.map((warning) => html`<p class="warn">${warning}</p>`)}
      <dl>
        ${lines.rows.map(
          ([label, value]) =>
            html`<dt>${label}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      ${already === undefined ? '' : html`<p class="warn">${words.page.already(already.name, already.until)}</p>`}
      ${error === undefined ? '' : html`<p class="warn" role="alert">${words.page[error]}</p>`}
      <form method="post">
        ${
          actors.length === 0
            ? ''
            : html`<label
                >${words.page.whoAreYou}
                <select name="person" required>
                  <option value="">${words.page.choose}</option>
                  ${actors.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
                </select></label
              >`
        }
        <button type="submit" name="act" value="acknowledged">${words.page.button}</button>
        <p>${until === undefined ? words.page.whatItDoesUnknown : words.page.whatItDoes(until)}</p>
        ${until === undefined ? '' : otherActs(page)}
      </form>
      <p><a href="${lines.sellerCentralUrl}" rel="noreferrer">${lines.openLabel}</a></p>`,
  );
}

/** The other acts, each folded away so that acknowledging stays the one visible button. */
function otherActs({ reader, people, snoozes, now }: LinkPage): Page {
  const { page } = wordsIn(reader.language);
  const part = (summary: string, act: string, field: Page | string): Page =>
    html`<details>
      <summary>${summary}</summary>
      ${field}
      <button type="submit" name="act" value="${act}">${summary}</button>
    </details>`;
  return html`${part(
    page.handOver,
    'handed-over',
    html`<label
      >${page.handOverTo}
      <select name="to">
        ${people.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
      </select></label
    >`,
  )}
  ${
    snoozes.length === 0
      ? ''
      : part(
          page.snooze,
          'snoozed',
          html`<label
            >${page.snoozeUntil}
            <select name="until">
              ${snoozes.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
            </select></label
          >`,
        )
  }
  ${part(
    page.elsewhere,
    'answered-elsewhere',
    html`<label
      >${page.elsewhereAt} <input type="datetime-local" name="at" value="${now}" max="${now}"
    /></label>`,
  )}
  ${part(
    page.noResponse,
    'no-response-needed',
    html`<label>${page.noResponseWhy} <input name="reason" minlength="3" maxlength="200" /></label>`,
  )}`;
}

/** The result of an act. */
export interface Done {
  readonly act: 'acknowledged' | 'handed-over' | 'snoozed' | 'answered-elsewhere' | 'no-response-needed';
  readonly name: string;
  /** Who has it now, and until when; undefined when nobody has to act any more. */
  readonly holder: { readonly name: string; readonly until: string } | undefined;
  /** Who had it before, and since when. */
  readonly before: { readonly name: string; readonly at: string } | undefined;
}

/** The page after an act: who has it, until when, who had it before, and what to do now. */
export function donePage(view: AlertView, reader: Reader, { act, name, holder, before }: Done): Page {
  const words = wordsIn(reader.language);
  const lines = alertLines(view, reader);
  const mustAnswer = holder !== undefined && !isOfAccount(view.kind);
  return layout(
    reader,
    html`<h1>${act === 'acknowledged' ? words.page.done : words.page.recorded}</h1>
      <p>
        ${
          holder === undefined
            ? act === 'acknowledged'
              ? words.page.doneSeen(name)
              : words.page.doneNothing(name)
            : words.page.doneUntil(holder.name, holder.until)
        }
      </p>
      ${holder === undefined || before === undefined ? '' : html`<p class="warn">${words.page.before(before.name, before.at)}</p>`}
      ${mustAnswer ? html`<p class="warn">${words.page.nowAnswer}</p>` : ''}
      ${act === 'no-response-needed' ? html`<p class="warn">${words.page.markIt}</p>` : ''}
      <p>
        <a href="${lines.sellerCentralUrl}" rel="noreferrer">${lines.openLabel}</a>
      </p>`,
  );
}

/** A page that only shows a notice: the link is old, wrong, or no longer needed. */
export function noticePage(
  reader: Reader,
  notice: 'answered' | 'expired' | 'invalid' | 'newer' | 'used',
  at = '',
): Page {
  const { page } = wordsIn(reader.language);
  const text = page[`${notice}Text`];
  return layout(
    reader,
    html`<h1>${page[notice]}</h1>
      <p>${typeof text === 'string' ? text : text(at)}</p>`,
  );
}

function layout(reader: Reader, body: Page): Page {
  return html`${raw('<!doctype html>')}
    <html lang="${reader.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${wordsIn(reader.language).page.title}</title>
        ${raw(`<style>${PAGE_STYLE}</style>`)}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}
