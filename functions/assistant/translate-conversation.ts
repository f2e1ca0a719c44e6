import type { ConversationHelp, TranslatedMessage, WhyNot } from '#shared/domain/assistant/help';
import { languageOf } from '#shared/mail/words/language';
import { cutTo } from '#shared/whole-characters';
import { type AskingDeps, askModel } from './ask-model.ts';
import { translationPrompt } from './frames.ts';
import type { SaidWords } from './words-said.ts';

/** Of one message. */
const MOST_CHARACTERS = 4_000;
const AT_ONCE = 4;

/**
 * Translates what of a conversation is not translated yet, each message by a question of its own: what one says cannot change
 * what another becomes.
 */
export async function translateConversation(
  deps: AskingDeps,
  { to, translated: before }: Pick<ConversationHelp, 'to' | 'translated'>,
  said: readonly SaidWords[],
): Promise<Pick<ConversationHelp, 'state' | 'translated'>> {
  const known = Object.entries(before).filter(([id]) => said.some(({ fact }) => fact.id === id));
  const translated = new Map(known);
  const left = said.filter(({ fact }) => !translated.has(fact.id));
  let why: WhyNot | undefined;
  const work = async (): Promise<void> => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      if (await isIn(to, one)) continue;
      const checked = await translateOne(deps, one.words, to);
      if (typeof checked !== 'string') translated.set(one.fact.id, checked);
      else {
        why = checked;
        // What goes wrong with one message only leaves the others as they are.
        if (checked !== 'unusable' && checked !== 'declined') left.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return {
    state: why === undefined ? { state: 'ready' } : { state: 'failed', why },
    translated: Object.fromEntries(translated),
  };
}

async function translateOne(
  deps: AskingDeps,
  words: string,
  to: string,
): Promise<TranslatedMessage | WhyNot> {
  const text = cutTo(words, MOST_CHARACTERS);
  const checked = await askModel(deps, {
    texts: [text],
    founding: 1,
    strictness: 'translation',
    prompt: ([masked = ''], key) => translationPrompt(masked, to, key),
  });
  if (typeof checked === 'string') return checked;
  const { language: from, ...rest } = checked;
  return { ...rest, from, isCut: text.length < words.length };
}

/** Whether a message is in a language already, as far as that is sure. */
async function isIn(language: string, { fact, words }: SaidWords): Promise<boolean> {
  const known =
    fact.type === 'buyer-message' && fact.language !== undefined ? fact.language : await languageOf(words);
  return known !== undefined && known.confidence >= SURE && language.split('-')[0] === known.name;
}

/** A short message that is taken for the reader's language would stay unread. */
const SURE = 0.7;
