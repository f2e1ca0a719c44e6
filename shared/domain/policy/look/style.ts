import type { PolicyContext } from '../context.ts';
import { type Finding, finding } from '../finding.ts';
import type { RuleId } from '../rules.ts';
import type { Token } from '../read/tokens.ts';

/** Pictures; not the signs of trade marks, arrows, ticks and digits that texts have always had. */
const EMOJI =
  /[\p{RGI_Emoji}\p{Emoji_Presentation}[\p{Extended_Pictographic}--[©®™ℹ‼⁉〰〽㊗㊙✔✖☑✓☎✉\u2190-\u21ff\u25a0-\u25ff\u27a1\u2934-\u2935\u2b05-\u2b1c]]]/gv;
/** A sign that each emoji has: the long pattern is tried only where there is one, since it is slow. */
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Presentation}\p{Regional_Indicator}]/u;
const KEYCAP = /^[\d#*]/;

const TEXTS: readonly (readonly [RuleId, RegExp])[] = [
  [
    'html',
    /<\/?(?:a|b|i|u|p|br|hr|div|span|strong|em|img|font|center|table|tr|td|ul|ol|li|h[1-6])(?:\s[^<>]{0,300})?\/?>|&(?:nbsp|amp|lt|gt|quot|#\d{2,5});/gi,
  ],
  ['blank-lines', /\n(?:[ \t]{0,20}\n){2,}/g],
  [
    'important-subject',
    /[[【［](?:important|wichtig|importante|重要|重要なお知らせ|belangrijk|wazne|ważne|viktigt)[\]】］]/gi,
  ],
];
/** A code like SAVE20 in a sentence about a discount. */
const CODE = String.raw`(?<![\p{L}\p{N}])\p{Lu}{4,12}\d{1,3}(?![\p{L}\p{N}])`;
const LESS = String.raw`\d\s?[%％]\s?(?:off|rabatt|weniger|de réduction|de remise|di sconto|de descuento|de desconto|korting|zniżki|rabatu|割引|オフ)`;
const DISCOUNT_CODE = new RegExp(
  String.raw`${CODE}[^.!?\n]{0,80}?${LESS}|${LESS}[^.!?\n]{0,80}?${CODE}`,
  'giu',
);

/** A variable of a template: {buyer}. */
const VARIABLE = /\{{1,3}[^{}\n]{1,40}\}{1,3}/g;

/** Small words of each language that nobody writes twice on purpose. */
const NEVER_TWICE = new Set(
  (
    'the a an of to and or your our for with is are we this und wir mit fur ist zu ein eine oder auf von les des et du pour avec ' +
    'est une il di e per con una un del della los las y con para por una van het een voor og och att med oraz jest dla'
  ).split(' '),
);

const MOST_CHARACTERS = 2000;

/** What is wrong with the form of a text. */
export function styleFaults(text: string, tokens: readonly Token[], { template }: PolicyContext): Finding[] {
  const found: Finding[] = [];
  for (const { 0: emoji, index } of PICTURE.test(text) ? text.matchAll(EMOJI) : [])
    if (!KEYCAP.test(emoji)) found.push(finding('emoji', { start: index, end: index + emoji.length }));
  const texts = [
    ...TEXTS,
    ['marketing', DISCOUNT_CODE] as const,
    ...(template === true ? [] : [['variable', VARIABLE] as const]),
  ];
  for (const [rule, pattern] of texts)
    for (const { 0: match, index } of text.matchAll(pattern))
      found.push(finding(rule, { start: index, end: index + match.length }));
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    if (
      before?.text === token.text &&
      before.sentence === token.sentence &&
      NEVER_TWICE.has(token.text) &&
      /^\s+$/.test(text.slice(before.end, token.start))
    )
      found.push(finding('doubled-word', { start: before.start, end: token.end }));
  });
  if (text.length > MOST_CHARACTERS) found.push(finding('length', { start: 0, end: text.length }));
  return found;
}
