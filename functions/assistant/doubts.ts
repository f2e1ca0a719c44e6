import { mask } from './mask/mask.ts';

/** Money and goods that an answer may offer, in the languages of Amazon's marketplaces. */
const OFFERS =
  /refund|reimburs|discount|coupon|voucher|gift|free of charge|compensat|r(?:ü|ue)ckerstatt|erstatt|rabatt|gutschein|geschenk|kostenlos|rembours|remise|r[ée]duction|bon d['’]achat|cadeau|gratuit|rimbors|sconto|buono|regalo|gratis|reembols|descuento|cup[oó]n|vale|terugbetal|korting|zwrot|rabat|返金|割引|クーポン|無料|退款|折扣|优惠|补偿|赠|免费/giu;

/** Marks of what is hidden; they stand for what was given. */
const MARK = /⟦\s?\p{Nd}+\s?⟧/gu;

/** How strictly numbers are looked at: a translation writes `two` as 2, and November as 11. */
export type Strictness = 'translation' | 'draft';

/**
 * What in a text, whose marks are not filled in, nothing given holds: links, addresses and numbers; and offers of money, where
 * nothing given speaks of any.
 */
export function doubtsOf(text: string, given: readonly string[], strictness: Strictness): string[] {
  const plain = text.replace(MARK, ' ');
  const known = given.join('\n');
  const contacts = mask([plain], []).hidden.filter((one) => /[@/]|\p{L}\.\p{L}|\p{Nd}{4}/u.test(one));
  const numbers = new Set(digitsIn(known));
  const fewest = strictness === 'draft' ? 1 : 3;
  const invented = digitsIn(plain).filter((one) => one.length >= fewest && !numbers.has(one));
  const offers = strictness === 'draft' && known.match(OFFERS) === null ? (plain.match(OFFERS) ?? []) : [];
  const all = [...contacts.filter((one) => !known.includes(one)), ...invented, ...offers];
  // A number within a link is shown with it.
  return [...new Set(all)].filter((one) => !all.some((other) => other !== one && other.includes(one)));
}

function digitsIn(text: string): string[] {
  return [...text.matchAll(/\p{Nd}+/gu)].map(([digits]) => digits.normalize('NFKC'));
}
