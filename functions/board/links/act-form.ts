import { html } from 'hono/html';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import type { Page } from './layout.ts';

/** Someone who may act by the link. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** Who reads a form, and who may submit it: empty when the link names its person. */
export interface FormReader {
  readonly reader: Reader;
  readonly actors: readonly Actor[];
}

interface ActForm {
  readonly act: string;
  readonly button: string;
  readonly fields?: Page;
  readonly anchor?: string;
}

/** One act. Its hidden field says which, so that Enter in a field of it does this act and no other. */
export function form({ reader, actors }: FormReader, { act, button, fields, anchor }: ActForm): Page {
  const { page } = wordsIn(reader.language);
  return html`<form method="post" ${anchor === undefined ? '' : html`id="${anchor}"`}>
    <input type="hidden" name="act" value="${act}" />
    ${
      actors.length === 0
        ? ''
        : html`<label
            >${page.whoAreYou}
            <select name="person" required>
              <option value="">${page.choose}</option>
              ${actors.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
            </select></label
          >`
    }
    ${fields ?? ''}
    <button type="submit">${button}</button>
  </form>`;
}
