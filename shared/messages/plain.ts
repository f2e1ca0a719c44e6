import { once } from '#shared/once';
import { cutTo } from '#shared/whole-characters';

/** A character that must not reach a reader, unless it is a part of an emoji. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{DI}]/v;
/** Compiled when it is needed: all emojis take 12 ms, an eighth of a small function's start, and few texts hold what is unseen. */
const emojiOrUnseen = once(() => new RegExp(`(\\p{RGI_Emoji})|${UNSEEN.source}`, 'gv'));

/**
 * Text from outside as one harmless line: no control, invisible or direction-changing characters, cut to a length.
 */
export function plain(text: string, most = 200): string {
  const seen = UNSEEN.test(text)
    ? text.replace(emojiOrUnseen(), (_, emoji: string | undefined) => emoji ?? ' ')
    : text;
  return cutTo(seen.replace(/\s+/g, ' ').trim(), most);
}

const URL = /\b(?:[a-z][a-z0-9+.\-]{0,30}:\/\/|www[.\uff0e])\S+/gi;
const SCHEME = /(?<![\p{L}\p{N}])([a-z][a-z0-9+.\-]{1,30}):(?=\S)/giu;
/** Full stops that a browser takes for the dot of a name. */
const DOTS = '.\u2024\ufe52\uff0e\uff61';
const DOTTED = new RegExp(`[\\p{L}\\p{N}\\p{M}_-]+(?:[${DOTS}]+[\\p{L}\\p{N}\\p{M}_-]+)+`, 'gu');
const DOT = new RegExp(`[${DOTS}]`, 'gu');
const IDEOGRAPHIC_DOT = /(?<=[a-z0-9])\u3002(?=[a-z0-9])/gi;

/**
 * A stranger's words as one line in which nothing is a link, for a person or a program that makes links of names: neither
 * a person nor a mail scanner may follow a stranger's link.
 */
export function withoutLinks(words: string): string {
  return plain(words, words.length)
    .replace(URL, '[…]')
    .replace(IDEOGRAPHIC_DOT, '.')
    .replace(DOTTED, (name) => (isPlainNumber(name) ? name : name.replace(DOT, '[.]')))
    .replace(SCHEME, '$1[:]');
}

function isPlainNumber(name: string): boolean {
  return /^\d+[.]\d+$/.test(name);
}
