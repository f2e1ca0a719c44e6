import { type AlertView, isOfAccount, type Reader } from '../alert-view.ts';
import { wordsIn } from '../catalogue.ts';
import { plain } from '../plain.ts';
import type { OpeningWords } from './words/en.ts';
import { openingWordsIn } from './words/words.ts';

/** So much of a person's name stands in an opening, which must stay short. */
const MOST_OF_NAME = 30;

/**
 * What happened, to whom, by when, and what one tap does. With the time left and the headline it has at most 300
 * characters, which is what a lock screen shows.
 */
export function openingOf(view: AlertView, where: string, { language, timeZone }: Reader): string {
  const { labelled, dueAt: inWords } = wordsIn(language);
  const words = openingWordsIn(language);
  const happened = happenedIn(view, words, language);
  const dueAt = view.missed?.next?.dueAt ?? view.missed?.missed.dueAt ?? view.dueAt;
  const at = inWords(dueAt, timeZone);
  return words.sentences([
    happened === undefined ? where : labelled(happened, where),
    dueAt >= view.now ? words.due(at) : words.wasDue(at),
    words.tap[tapOf(view)],
  ]);
}

/** Undefined where the headline says it, or the place. */
function happenedIn(view: AlertView, words: OpeningWords, language: Reader['language']): string | undefined {
  if (view.handedOverBy !== undefined)
    return words.handedOver(
      plain(view.handedOverBy, MOST_OF_NAME),
      plain(wordsIn(language).names(view.calls), MOST_OF_NAME),
    );
  // Where nobody knows what came of an answer, the buyer may have it.
  if (view.answer !== undefined) return view.answer.news === 'unknown' ? undefined : words.stillWaits;
  if (view.concern !== undefined || view.strays !== undefined) return undefined;
  return view.unknown?.forwarding === true ? words.gmailAsks : words.happened[view.kind];
}

function tapOf(view: AlertView): keyof OpeningWords['tap'] {
  if (view.doubts.includes('automatic')) return 'judges';
  if (view.kind === 'unknown') return 'ends';
  return isOfAccount(view.kind) ? 'says' : 'pauses';
}
