import { marketplaceById } from '../marketplace.ts';
import { buyerLanguageOf } from '../templates/template.ts';
import type { ThreadState } from '../thread/situation.ts';
import { wordsOf } from '../thread/words-of.ts';

/** The language to answer a buyer in, as ISO 639-1: the one they wrote in last, else the marketplace's first. */
export function languageOfBuyer({ thread, cycles }: Pick<ThreadState, 'thread' | 'cycles'>): string {
  const spoken = cycles.map((cycle) => wordsOf(cycle).language?.name).findLast((name) => name !== undefined);
  return buyerLanguageOf(spoken ?? marketplaceById(thread.marketplaceId)?.languages[0] ?? 'en');
}
