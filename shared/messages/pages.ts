import { html, raw } from 'hono/html';
import { alertLines } from './alert-lines.ts';
import { isOfAccount, type AlertView, type Reader } from './alert-view.ts';
import { wordsIn } from './catalogue.ts';

/** The style of all pages; the content policy allows it by its hash, and nothing else. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;font:18px/1.5 system-ui,sans-serif}
body{max-width:34rem;margin:0 auto;padding:1rem}
h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}
dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem}
dt{opacity:.7}dd{margin:0}
button,select{font:inherit;padding:.8rem 1rem;border-radius:.5rem;width:100%;margin:.5rem 0;box-sizing:border-box}
button{background:#c62828;color:#fff;border:0;font-weight:bold;cursor:pointer}
.warn{border-left:4px solid #c62828;padding-left:.8rem}
`;

/** A page, as HTML. */
export type Page = ReturnType<typeof html>;

/** Someone who can say that they act. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

export interface AcknowledgePage {
  readonly view: AlertView;
  readonly reader: Reader;
  /** To choose from, where several people read the alert; empty where the link names its person. */
  readonly actors: readonly Actor[];
  /** Until when the hold would reach, in the reader's words; undefined for a mail that only wants to be seen. */
  readonly until: string | undefined;
  /** Who acknowledged already, and until when. */
  readonly already?: { readonly name: string; readonly until: string };
  /** The form came back without a choice. */
  readonly chooseFirst: boolean;
}

/** What acknowledging does, and the button that does it. A GET shows it and changes nothing. */
export function acknowledgePage(page: AcknowledgePage): Page {
  const { view, reader, actors, until, already, chooseFirst } = page;
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
      ${chooseFirst ? html`<p class="warn" role="alert">${words.page.chooseError}</p>` : ''}
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
        <button type="submit">${words.page.button}</button>
      </form>
      <p>${until === undefined ? words.page.whatItDoesUnknown : words.page.whatItDoes(until)}</p>
      <p><a href="${lines.sellerCentralUrl}" rel="noreferrer">${lines.openLabel}</a></p>`,
  );
}

/** After acknowledging: who has it, until when, and what to do now. */
export function acknowledgedPage(
  view: AlertView,
  reader: Reader,
  { name, until }: { readonly name: string; readonly until: string | undefined },
): Page {
  const words = wordsIn(reader.language);
  const seen = until === undefined;
  const lines = alertLines(view, reader);
  return layout(
    reader,
    html`<h1>${words.page.done}</h1>
      <p>${seen ? words.page.doneSeen(name) : words.page.doneUntil(name, until)}</p>
      ${seen || isOfAccount(view.kind) ? '' : html`<p class="warn">${words.page.nowAnswer}</p>`}
      <p>
        <a href="${lines.sellerCentralUrl}" rel="noreferrer">${lines.openLabel}</a>
      </p>`,
  );
}

/** A page that only says something: the link is old, wrong, or no longer needed. */
export function noticePage(reader: Reader, notice: 'answered' | 'expired' | 'invalid' | 'newer'): Page {
  const { page } = wordsIn(reader.language);
  return layout(
    reader,
    html`<h1>${page[notice]}</h1>
      <p>${page[`${notice}Text`]}</p>`,
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
