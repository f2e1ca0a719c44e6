import type { AnswerHelp, DraftHelp, HelpState, MachineText } from '#shared/domain/assistant/help';
import { cutTo } from '#shared/whole-characters';
import { type AskingDeps, askModel, type Question } from './ask-model.ts';
import { draftPrompt, translationPrompt } from './frames.ts';
import type { SaidWords } from './words-said.ts';

/** The messages that a draft answers. */
const ANSWERED = 4;
const MOST_CHARACTERS = 3_000;

export interface Written {
  readonly state: HelpState;
  readonly written: MachineText | null;
}

/** Translates a person's answer for the buyer. */
export function translateAnswer(
  deps: AskingDeps,
  { text, to, reader }: Pick<AnswerHelp, 'text' | 'to' | 'reader'>,
): Promise<Written> {
  return write(deps, reader, {
    texts: [text],
    founding: 1,
    strictness: 'translation',
    prompt: ([masked = ''], key) => translationPrompt(masked, to, key),
  });
}

/** Drafts an answer of what is given. What the buyer wrote says what to answer, and founds nothing. */
export function draftAnswer(
  deps: AskingDeps,
  { given, to, reader }: Pick<DraftHelp, 'given' | 'to' | 'reader'>,
  said: readonly SaidWords[],
): Promise<Written> {
  const { template, steps, facts } = given;
  const founding = [...(template === null ? [] : [template]), ...steps, ...facts];
  const latest = said
    .filter(({ writer }) => writer === 'buyer' || writer === 'seller')
    .slice(-ANSWERED)
    .map(({ writer, words }) => `${writer === 'buyer' ? 'Buyer' : 'Shop'}: ${cutTo(words, MOST_CHARACTERS)}`);
  return write(deps, reader, {
    texts: [...founding, ...latest],
    founding: founding.length,
    strictness: 'draft',
    prompt(masked, key) {
      const rest = [...masked];
      const seen = {
        template: template === null ? null : (rest.shift() ?? ''),
        steps: rest.splice(0, steps.length),
        facts: rest.splice(0, facts.length),
      };
      return draftPrompt(seen, rest, to, key);
    },
  });
}

/** Asks for a text, then translates that back by a question that shows only the text itself. */
async function write(deps: AskingDeps, reader: string, question: Question): Promise<Written> {
  const checked = await askModel(deps, question);
  if (typeof checked === 'string') return { state: { state: 'failed', why: checked }, written: null };
  const back = await askModel(deps, {
    texts: [checked.text],
    founding: 1,
    strictness: 'translation',
    prompt: ([masked = ''], key) => translationPrompt(masked, reader, key),
  });
  if (typeof back === 'string') return { state: { state: 'failed', why: back }, written: null };
  // A translation must carry each name and number over; a draft need not use all that it was given.
  const missing = question.strictness === 'translation' ? checked.missing : [];
  return {
    state: { state: 'ready' },
    written: { by: 'machine', text: checked.text, back: back.text, doubts: checked.doubts, missing },
  };
}
