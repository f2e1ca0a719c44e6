import type { PolicyContext } from './context.ts';
import { isMereCourtesy } from './courtesy.ts';
import { type Finding, finding } from './finding.ts';
import { links, mailAddresses, withPlainAddresses } from './look/addresses.ts';
import { contextFaults } from './look/context-faults.ts';
import { phoneNumbers } from './look/numbers.ts';
import { styleFaults } from './look/style.ts';
import { distinct, phrases } from './phrases.ts';
import { fold } from './read/fold.ts';
import { tokensOf } from './read/tokens.ts';
import { lexicon } from './words/all.ts';

export type { PolicyContext } from './context.ts';
export { type Finding, worstOf } from './finding.ts';
export type { Level, RuleId } from './rules.ts';

/** What in a text to a buyer breaks a rule of Amazon's or of ours, in the order of the text. */
export function checkText(text: string, context: PolicyContext): readonly Finding[] {
  const whole = { start: 0, end: text.length };
  const reading = fold(text);
  const tokens = tokensOf(reading, text, lexicon().spelling);
  if (tokens.length === 0 && (context.files ?? []).length === 0 && !/\S/.test(reading.text))
    return [finding('empty', whole)];
  const words = lexicon().find(tokens);
  const addresses = withPlainAddresses(reading);
  return distinct(
    [
      ...mailAddresses(addresses),
      ...links(addresses, text, context),
      ...phoneNumbers(reading, text, tokens, words),
      ...phrases(tokens, words, context),
      ...styleFaults(text, tokens, context),
      ...contextFaults(text, tokens, words, context),
      ...(isMereCourtesy(reading.text, tokens, words) ? [finding('thanks-only', whole)] : []),
    ],
    text.length,
  );
}
