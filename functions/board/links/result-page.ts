import { html } from 'hono/html';
import { alertLines } from '#shared/messages/alert-lines';
import { type AlertView, isOfAccount, type Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { urgentWordsIn } from '#shared/messages/urgent/urgent-words';
import type { Act } from '../acts/fact-of.ts';
import { layout, type Page } from './layout.ts';

/** The result of an act. */
export interface Done {
  readonly act: Act['type'];
  readonly name: string;
  /** Whether something still waits. */
  readonly waits: boolean;
  /** Who has it now, and until when; undefined when nobody has. */
  readonly holder: { readonly name: string; readonly until: string } | undefined;
  /** Who had it before, and since when. */
  readonly before: { readonly name: string; readonly at: string } | undefined;
  /** That mails like it are muted, in a sentence, with the form that undoes it. */
  readonly muted: { readonly sentence: string; readonly undo: Page } | undefined;
  /** That the person to whom it was handed over is off duty, in a sentence. */
  readonly offDuty: string | undefined;
}

/** The page after an act: who has it, until when, who had it before, and what to do now. */
export function donePage(view: AlertView, reader: Reader, done: Done): Page {
  const { act, waits, before, offDuty, muted } = done;
  const { page } = wordsIn(reader.language);
  const lines = alertLines(view, reader);
  const isHeld = act === 'acknowledged' || act === 'handed-over' || act === 'snoozed';
  return layout(
    reader,
    html`<h1>${act === 'acknowledged' ? page.done : page.recorded}</h1>
      <p>${whatFollows(done, reader)}</p>
      ${!isHeld || before === undefined ? '' : html`<p class="warn">${page.before(before.name, before.at)}</p>`}
      ${offDuty === undefined ? '' : html`<p class="warn">${page.doneOffDuty(offDuty)}</p>`}
      ${waits && view.kind !== 'unknown' && !isOfAccount(view.kind) ? html`<p class="warn">${page.nowAnswer}</p>` : ''}
      ${act === 'no-response-needed' ? html`<p class="warn">${page.markIt}</p>` : ''} ${muted?.undo ?? ''}
      <p>
        <a href="${lines.sellerCentralUrl}" rel="noreferrer">${lines.openLabel}</a>
      </p>`,
  );
}

function whatFollows({ act, name, waits, holder, muted }: Done, reader: Reader): string {
  const { page } = wordsIn(reader.language);
  if (muted !== undefined) return muted.sentence;
  if (act === 'reply-dismissed') return page.doneAutomatic(name);
  if (act === 'not-urgent') return urgentWordsIn(reader.language).doneNotUrgent;
  if (act === 'urgent-after-all') return urgentWordsIn(reader.language).doneUrgentAfterAll;
  if (act === 'reply-confirmed') return page.donePerson(name, waits);
  if (holder !== undefined) return page.doneUntil(holder.name, holder.until);
  return act === 'acknowledged' ? page.doneSeen(name) : page.doneNothing(name);
}

/** A page that only shows a notice: the link is old, wrong, or no longer needed. */
export function noticePage(
  reader: Reader,
  notice: 'answered' | 'expired' | 'invalid' | 'newer' | 'unmuted' | 'used',
  happened = '',
  form: Page | '' = '',
): Page {
  const { page } = wordsIn(reader.language);
  return layout(
    reader,
    html`<h1>${page[notice]}</h1>
      ${happened === '' ? '' : html`<p>${happened}</p>`}
      <p>${page[`${notice}Text`]}</p>
      ${form}`,
  );
}
