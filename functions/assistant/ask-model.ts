import type { WhyNot } from '#shared/domain/assistant/help';
import type { Instant } from '#shared/domain/instant';
import type { Model, Prompt, Spending } from '#shared/ports/assistant';
import { costOf, mostCost, type Prices } from './cost.ts';
import { doubtsOf, type Strictness } from './doubts.ts';
import type { BlockKey } from './frames.ts';
import { fillIn, type Masked, mask } from './mask/mask.ts';
import { readAnswer } from './read-answer.ts';

export interface AskingDeps {
  readonly model: Model;
  readonly spending: Pick<Spending, 'reserve' | 'settle'>;
  readonly prices: Prices;
  /** What a day may cost, in millionths of a dollar. */
  readonly limit: number;
  /** Names that no model sees: of the buyer and of the people of the shop. */
  readonly names: readonly string[];
  readonly newKey: () => BlockKey;
  readonly now: Instant;
}

/** A question about texts, which a model sees only masked. */
export interface Question {
  readonly texts: readonly string[];
  /** How many of the texts, from the first on, say what the answer may say. */
  readonly founding: number;
  readonly strictness: Strictness;
  prompt(masked: readonly string[], key: BlockKey): Prompt;
}

export interface CheckedAnswer {
  readonly text: string;
  readonly language: string;
  readonly doubts: readonly string[];
  readonly missing: readonly string[];
}

/** Asks a model within the day's limit, and checks and fills in what it answers. */
export async function askModel(deps: AskingDeps, question: Question): Promise<CheckedAnswer | WhyNot> {
  const key = deps.newKey();
  const masked = mask(question.texts, deps.names);
  const prompt = question.prompt(masked.texts, key);
  const most = mostCost(prompt, deps.prices);
  if (!(await deps.spending.reserve(most, deps.limit, deps.now))) return 'limit';
  const answer = await deps.model(prompt);
  switch (answer.result) {
    case 'unknown':
      // It may have been done and charged, so the reservation stays.
      return 'unavailable';
    case 'busy':
    case 'not-allowed':
    case 'unavailable':
      await deps.spending.settle(most, 0, deps.now);
      return answer.result;
    case 'declined':
    case 'cut':
    case 'written':
      await deps.spending.settle(most, costOf(answer.usage, deps.prices), deps.now);
  }
  if (answer.result !== 'written') return answer.result === 'declined' ? 'declined' : 'unusable';
  return checked(answer.text, prompt, key, masked, question);
}

function checked(
  written: string,
  prompt: Prompt,
  key: BlockKey,
  { texts, hidden }: Masked,
  { founding, strictness }: Question,
): CheckedAnswer | 'unusable' {
  const read = readAnswer(written, prompt, key);
  const filled = read && fillIn(read.text, hidden);
  if (filled === undefined) return 'unusable';
  const doubts = doubtsOf(read?.text ?? '', texts.slice(0, founding), strictness);
  return { ...filled, language: read?.language ?? '', doubts };
}
