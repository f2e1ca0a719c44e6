import type { PolicyContext } from './context.ts';
import { type Finding, finding } from './finding.ts';
import { PATTERNS } from './patterns.ts';
import type { Places } from './read/lexicon.ts';
import { matchesOf, sceneOf } from './read/match.ts';
import type { Token } from './read/tokens.ts';
import type { RuleId } from './rules.ts';

/** What a language’s words say that breaks a rule. */
export function phrases(
  tokens: readonly Token[],
  words: ReadonlyMap<string, Places>,
  context: PolicyContext,
): Finding[] {
  const found: Finding[] = [];
  for (const [language, places] of words) {
    const scene = sceneOf(language, places, tokens);
    for (const pattern of PATTERNS) {
      if (pattern.only !== undefined && !pattern.only.includes(language)) continue;
      if (pattern.rule === 'ask-cancel' && (context.askedToCancel ?? context.topic === 'cancellation'))
        continue;
      for (const { first, last } of matchesOf(pattern, scene)) {
        if (pattern.rule === 'feedback-change' && isAskedWell(places, tokens, first)) continue;
        const [from, to] = [tokens[first], tokens[last]];
        if (from !== undefined && to !== undefined)
          found.push(finding(pattern.rule, { start: from.start, end: to.end }));
      }
    }
  }
  return found;
}

/** Whether a request for an update of feedback is polite, and comes after a solution. */
function isAskedWell(places: Places, tokens: readonly Token[], first: number): boolean {
  const sentence = tokens[first]?.sentence;
  return (
    (places.get('polite') ?? []).some((place) => tokens[place.first]?.sentence === sentence) &&
    (places.get('solved') ?? []).some((place) => place.first < first)
  );
}

/** Of rules that see the same words, the first names the breach best. */
const KIN: readonly (readonly RuleId[])[] = [
  [
    'review-change-incentive',
    'review-incentive',
    'review-change',
    'feedback-change',
    'review-if',
    'review-positive',
    'review-ask',
    'feedback-ask',
  ],
  [
    'link-external',
    'contact-email',
    'contact-chat',
    'contact-phone',
    'contact-phone-service',
    'contact-elsewhere',
  ],
];

/** Findings without repeats: of one rule, what overlaps becomes one; of kindred rules, the one that names it best is left. */
export function distinct(findings: readonly Finding[], length: number): Finding[] {
  const inOrder = (list: readonly Finding[]): Finding[] =>
    list.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const byRule = Map.groupBy(inOrder(findings), ({ rule }) => rule);
  const single = [...byRule.keys()].filter((rule) => !KIN.some((rules) => rules.includes(rule)));
  return inOrder(
    [...KIN, ...single.map((rule) => [rule])].flatMap((rules) => {
      const named = new Uint8Array(length + 1);
      return rules.flatMap((rule) => {
        const left = merged(byRule.get(rule) ?? []).filter(
          ({ start, end }) => !named.subarray(start, end).includes(1),
        );
        for (const { start, end } of left) named.fill(1, start, end);
        return left;
      });
    }),
  );
}

function merged(inOrder: readonly Finding[]): Finding[] {
  const done: Finding[] = [];
  for (const one of inOrder) {
    const before = done.at(-1);
    if (before !== undefined && one.start < before.end)
      done[done.length - 1] = { ...before, end: Math.max(before.end, one.end) };
    else done.push(one);
  }
  return done;
}
