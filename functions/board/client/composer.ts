import { offerModel } from './model.ts';
import { postFields, replacePart } from './posting.ts';
import { offerTemplates } from './templates.ts';

const CHECKED_AFTER_MS = 600;
const SAVED_AFTER_MS = 2_000;
const HERE_EVERY_MS = 60_000;

/** Helps with writing an answer: the check runs beside it, a draft is saved, and colleagues see who has it open. */
export function helpWriting(): void {
  const form = document.querySelector<HTMLFormElement>('#answer');
  const text = form?.querySelector<HTMLTextAreaElement>('[name="text"]');
  if (!form || !text) return;
  for (const part of document.querySelectorAll<HTMLElement>('#composer [data-script]')) part.hidden = false;
  for (const part of document.querySelectorAll<HTMLElement>('#composer [data-without-script]'))
    part.hidden = true;
  const thread = form.action.replace(/\/reply(?:#.*)?$/, '');
  const leaving = new AbortController();
  let lastKey = 0;
  let timers: number[] = [];

  const check = async (): Promise<void> => {
    const asked = text.value;
    const found = await postFields(form, `${thread}/check`, { text: asked });
    if (asked !== text.value) return;
    replacePart('checked', found);
    showReason();
  };
  /** Says that the page is open, with the draft where it changed. */
  const tell = async (draft?: string): Promise<void> => {
    if (leaving.signal.aborted || (document.hidden && draft === undefined)) return;
    const writes = Date.now() - lastKey < HERE_EVERY_MS ? '1' : '0';
    const fields = {
      ...(draft !== undefined ? { text: draft, template: template() } : { here: '1', writes }),
    };
    const found = await postFields(form, `${thread}/presence`, fields, leaving.signal);
    replacePart('present', found);
    const state = document.querySelector<HTMLElement>('#draft-state');
    if (draft !== undefined && found !== undefined && state !== null)
      state.textContent = state.dataset['saved'] ?? '';
  };
  const template = (): string => form.querySelector<HTMLInputElement>('[name="template"]')?.value ?? '';

  text.addEventListener('input', (event) => {
    const isFirst = Date.now() - lastKey >= HERE_EVERY_MS;
    lastKey = Date.now();
    timers.forEach((timer) => window.clearTimeout(timer));
    // A word that an input method still composes is none yet.
    if (event instanceof InputEvent && event.isComposing) return;
    timers = [
      window.setTimeout(() => void check(), CHECKED_AFTER_MS),
      window.setTimeout(() => void tell(text.value), SAVED_AFTER_MS),
    ];
    if (isFirst) void tell();
  });
  offerModel(form, text);
  // What is saved after it was sent would stand in the composer again.
  form.addEventListener('submit', () => {
    timers.forEach((timer) => window.clearTimeout(timer));
    leaving.abort();
  });
  offerTemplates(form, text, `${thread}/templates`);
  offerCopy(text);
  showReason();
  void tell();
  setInterval(() => void tell(), HERE_EVERY_MS);
}

/** The reason is asked for where a rule needs one. */
function showReason(): void {
  const worst = document.querySelector<HTMLElement>('#checked')?.dataset['worst'];
  const field = document.querySelector<HTMLElement>('#why');
  const input = field?.querySelector('input');
  if (!field || !input) return;
  field.hidden = worst !== 'stop' && input.value === '';
  input.required = worst === 'stop';
}

function offerCopy(text: HTMLTextAreaElement): void {
  const button = document.querySelector<HTMLButtonElement>('[data-copy-answer]');
  button?.addEventListener('click', () => {
    void navigator.clipboard.writeText(text.value).then(() => {
      button.textContent = button.dataset['copyAnswer'] ?? '';
    });
  });
}
