import { html } from 'hono/html';
import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import type { ApiResponse } from '../state/types.ts';
import type { EndpointDeps } from './endpoint-deps.ts';
import { localPage } from './local-page.ts';

/** Reads a dropped or chosen file into the text, and sends the bytes of the file rather than their text. */
const SCRIPT = `
const form = document.querySelector('form');
const text = form.querySelector('textarea');
const status = document.querySelector('[role=status]');
let file;
const take = async (given) => {
  if (!given) return;
  file = given;
  text.value = await given.text();
};
text.addEventListener('input', () => { file = undefined; });
text.addEventListener('dragover', (event) => { event.preventDefault(); text.classList.add('over'); });
text.addEventListener('dragleave', () => text.classList.remove('over'));
text.addEventListener('drop', (event) => {
  event.preventDefault();
  text.classList.remove('over');
  void take(event.dataTransfer.files[0]);
});
form.querySelector('[type=file]').addEventListener('change', (event) => void take(event.target.files[0]));
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const recipient = form.querySelector('select').value;
  const body = file ?? text.value.replace(/\\r?\\n/g, '\\r\\n');
  const answer = await fetch('/local/mail?' + new URLSearchParams({ recipient }), { method: 'POST', body });
  const { error } = await answer.json();
  if (error) status.textContent = 'Not taken in: ' + error;
  else location.assign('/inbox');
});
`;

/** The page `/local/put`: a mail that is pasted or dropped comes in as SES would bring it. */
export function putPage({ settings }: EndpointDeps): Promise<ApiResponse> {
  const addresses = intakeAddresses(settings);
  return localPage(
    'Put a mail in',
    html`<h1>Put a mail in</h1>
      <p>It comes in now, as if Amazon had sent it. Its sender counts as proven.</p>
      <form>
        <label>
          To
          <select>
            ${addresses.map(
              ({ address, store }) =>
                html`<option value="${address}">
                  ${settings.stores[store]?.name ?? store}: ${address}
                </option>`,
            )}
          </select>
        </label>
        <label>
          The raw mail: paste it, or drop an .eml file here
          <textarea required spellcheck="false"></textarea>
        </label>
        <label>Or choose the file <input type="file" accept=".eml,message/rfc822" /></label>
        <button>Put it in</button>
        <p role="status"></p>
      </form>`,
    SCRIPT,
  );
}
