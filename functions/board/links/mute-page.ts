import { html } from 'hono/html';
import type { ThreadState } from '#shared/domain/thread/situation';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { plain, withoutLinks } from '#shared/messages/plain';
import type { Mutes } from '#shared/ports/mutes';
import { type Actor, form, type FormReader } from './act-form.ts';
import type { Page } from './layout.ts';
import { mutableIn } from '../acts/mute.ts';

/** What a manager can mute. */
export interface MuteOffer {
  /** The managers among several readers; empty when the link names its person. */
  readonly actors: readonly Actor[];
  readonly domain: string;
  readonly storeName: string;
}

/** A manager's form to say that mails like this need nobody: it says exactly which no longer alert. */
export function muteForm({ actors, domain, storeName }: MuteOffer, reader: Reader): Page {
  const { page } = wordsIn(reader.language);
  return html`<details>
    <summary>${page.mute}</summary>
    <p>${page.whatItMutes(withoutLinks(domain), plain(storeName))}</p>
    ${form({ reader, actors }, { act: 'muted', button: page.muteButton })}
  </details>`;
}

/** The form that ends a mute. */
export function undoForm(who: FormReader): Page {
  const { page } = wordsIn(who.reader.language);
  return html`<div class="pair">${form(who, { act: 'unmuted', button: page.unmute })}</div>`;
}

/** The same, where mails like the one of this thread are muted now. */
export async function undoOf(
  mutes: Pick<Mutes, 'find'>,
  { state: { thread, now }, reader, actors }: FormReader & { readonly state: ThreadState },
): Promise<Page | ''> {
  const mail = mutableIn(thread);
  const mute = mail && (await mutes.find(mail.like, now));
  return mute === undefined ? '' : undoForm({ reader, actors });
}

/** What a mute does, in a sentence. */
export function mutedInWords(
  { name, domain, until }: { readonly name: string; readonly domain: string; readonly until: number },
  reader: Reader,
): string {
  const words = wordsIn(reader.language);
  return words.page.doneMuted(name, withoutLinks(domain), words.dueAt(until, reader.timeZone));
}
