import { replacePart } from './posting.ts';
import { refreshParts } from './refresh-parts.ts';

/** Asks the model without leaving the composer, shows what it writes there, and takes it over by a click. */
export function offerModel(form: HTMLFormElement, text: HTMLTextAreaElement): void {
  // What the script could not do, the browser does with a page of its own.
  let failed: HTMLButtonElement | undefined;
  form.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || button.name !== 'task' || button === failed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void ask(form, button).then((isTaken) => {
      if (isTaken) return;
      failed = button;
      form.requestSubmit(button);
    });
  });
  form.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-written]') : null;
    const written = link && document.querySelector('#written .translated');
    if (!written) return;
    event.preventDefault();
    text.value = written.textContent;
    document.querySelector('#written')?.replaceChildren();
    text.focus();
    text.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

async function ask(form: HTMLFormElement, button: HTMLButtonElement): Promise<boolean> {
  button.setAttribute('aria-disabled', 'true');
  const fields = new URLSearchParams({ task: button.value });
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && ['token', 'text', 'to', 'step', 'fact'].includes(name))
      fields.append(name, value);
  try {
    const answer = await fetch(button.formAction, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: fields,
    });
    const found = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!answer.ok) return false;
    replacePart('written', found);
    refreshParts(form);
    return true;
  } catch {
    return false;
  } finally {
    button.removeAttribute('aria-disabled');
  }
}
