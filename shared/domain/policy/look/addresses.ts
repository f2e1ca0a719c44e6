import type { PolicyContext } from '../context.ts';
import { type Finding, finding } from '../finding.ts';
import { type Reading, rewritten, spanOf } from '../read/fold.ts';
import { DOMAINS, isWordIn, ownerOf } from './hosts.ts';

const AT_WORDS =
  'at|ät|arroba|chiocciola|arobase|arrobase|klammeraffe|apestaartje|małpa|malpa|snabel-a|艾特|圈a|アット(?:マーク)?';
const DOT_WORDS = 'dot|punkt|point|punto|ponto|punt|kropka|点|點|ドット';
/** Top-level domains that no sentence has after "dot". */
const SURE = 'com|net|org|shop|store|info|cn|co|io|eu|uk';

/** "name (at) shop (dot) com" as it is meant. */
const BRACKETED_AT = new RegExp(
  String.raw`\s{0,3}[(\[{<【（]\s{0,2}(?:${AT_WORDS}|@)\s{0,2}[)\]}>】）]\s{0,3}`,
  'gu',
);
const BRACKETED_DOT = new RegExp(
  String.raw`\s{0,3}[(\[{<【（]\s{0,2}(?:${DOT_WORDS}|\.)\s{0,2}[)\]}>】）]\s{0,3}`,
  'gu',
);
const SPOKEN_DOT = new RegExp(
  String.raw`(?<=[\p{L}\p{N}])\s{0,3}\b(?:${DOT_WORDS})\s{1,3}(?=(?:${SURE})\b)`,
  'gu',
);
const CHINESE_DOT = new RegExp(
  String.raw`(?<=[a-z0-9])\s{0,3}(?:点|點|。|ドット)\s{0,3}(?=(?:${SURE}|jp|com)(?![a-z0-9]))`,
  'gu',
);
const LOOSE_DOT = new RegExp(
  String.raw`(?<=[a-z0-9])(?:\s{1,3}\.\s{0,3}|\s{0,3}\.\s{1,3})(?=(?:com|net|org|cn)(?![\p{L}\p{N}]))`,
  'gu',
);
/** "name at shop dot com"; with a real dot, "look at shop.com" names a page. */
const SPOKEN_AT = new RegExp(
  String.raw`(?<=[a-z0-9])\s{1,3}(?:${AT_WORDS})\s{1,3}(?=[a-z0-9-]{1,40}\s{1,3}(?:${DOT_WORDS})\s{1,3}(?:${SURE}|[a-z]{2})(?![\p{L}\p{N}]))`,
  'gu',
);
const FOREIGN_AT = new RegExp(
  String.raw`(?<=[a-z0-9])\s{1,3}(?:${AT_WORDS.slice('at|'.length)})\s{1,3}(?=[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){0,3}\.[a-z]{2,5}(?![\p{L}\p{N}]))`,
  'gu',
);
const LOOSE_AT =
  /(?<=[a-z0-9])\s{0,2}@\s{1,2}(?=[a-z0-9-]{2,40}\.[a-z]{2,8})|(?<=[a-z0-9])\s{1,2}@(?=[a-z0-9-]{2,40}\.[a-z]{2,8})/gu;

/** A reading in which addresses are written as machines write them. */
export function withPlainAddresses(reading: Reading): Reading {
  let plain = rewritten(
    rewritten(reading, SPOKEN_AT, () => '@'),
    BRACKETED_AT,
    () => '@',
  );
  plain = rewritten(plain, BRACKETED_DOT, () => '.');
  plain = rewritten(plain, CHINESE_DOT, () => '.');
  plain = rewritten(plain, SPOKEN_DOT, () => '.');
  plain = rewritten(plain, LOOSE_DOT, () => '.');
  plain = rewritten(plain, FOREIGN_AT, () => '@');
  return rewritten(plain, LOOSE_AT, () => '@');
}

const LOCAL = /[\p{L}\p{N}._%+-]/u;
const LONGEST_LOCAL = 64;
const HOST = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/;
const HANDLE = /^[a-z0-9][a-z0-9_.]{3,30}/;

/** E-mail addresses, and names of accounts: "@shop_name". */
export function mailAddresses(reading: Reading): Finding[] {
  const { text } = reading;
  const found: Finding[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let first = at;
    while (first > 0 && at - first < LONGEST_LOCAL && LOCAL.test(text.charAt(first - 1))) first -= 1;
    const rest = text.slice(at + 1, at + 256);
    const host = HOST.exec(rest)?.[0];
    if (first < at && host !== undefined)
      found.push(finding('contact-email', spanOf(reading, first, at + 1 + host.length)));
    else if (first === at && !/[\p{L}\p{N}/]/u.test(text.charAt(at - 1))) {
      const handle = HANDLE.exec(rest)?.[0];
      if (handle !== undefined)
        found.push(finding('contact-chat', spanOf(reading, at, at + 1 + handle.length)));
    }
  }
  return found;
}

const SCHEME = /(?:\b(h(?:tt|xx)ps?|ftp):\/{1,3}|\bwww\.)/g;
/** What a link may hold; Chinese and Japanese words follow it without a space. */
const REST = /^[^\s<>"'“”’«»（）()\[\]{}，。、！？\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{1,2000}/u;
const TRAILING = /[.,;:!?]+$/;

/** Links with a scheme, or with www. */
function* writtenLinks({ text }: Reading): Generator<Link> {
  let done = 0;
  for (const { 0: opening, 1: scheme, index } of text.matchAll(SCHEME)) {
    if (index < done) continue;
    const rest = REST.exec(text.slice(index + opening.length, index + opening.length + 2000))?.[0] ?? '';
    const link = rest.replace(TRAILING, '');
    done = index + opening.length + link.length;
    if (link === '') continue;
    // What stands before an @ is no host: https://amazon.com@evil.example
    const authority = link.split(/[/?#\\]/, 1)[0] ?? '';
    const host = (authority.split('@').at(-1) ?? '').split(':', 1)[0] ?? '';
    yield { start: index, end: done, host: scheme === undefined ? `www.${host}` : host, link, scheme };
  }
}

interface Link {
  readonly start: number;
  readonly end: number;
  readonly host: string;
  readonly link: string;
  readonly scheme: string | undefined;
}

const BARE =
  /(?<![\p{L}\p{N}@._\/-])[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){1,5}(?![\p{L}\p{N}@-])/gu;
const PATH = /^(?::\d{1,5})?\/[^\s<>"'，。、！？\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{0,500}/u;
const SITE_WORD =
  /(?:visit|website|site|web|shop|homepage|page|see|via|browse|besuchen sie|seite|webseite|visitez|visita|visite|sito|sitio|pagina|strona|bezoek|besok|官网|网站|访问|网址|サイト|ホームページ):?\s{1,2}$/u;

/** Names of hosts without a scheme: "myshop.com". */
function* bareLinks(reading: Reading, original: string, language: string | undefined): Generator<Link> {
  const { text } = reading;
  for (const { 0: name, index } of text.matchAll(BARE)) {
    const labels = name.split('.');
    const domain = labels.at(-1) ?? '';
    const label = labels.at(-2) ?? '';
    if (!DOMAINS.has(domain) || label.length < 2 || !/\p{L}/u.test(label)) continue;
    const path = PATH.exec(text.slice(index + name.length, index + name.length + 500))?.[0] ?? '';
    const end = index + name.length + path.replace(TRAILING, '').length;
    const span = spanOf(reading, index + name.length - domain.length, index + name.length);
    const written = original.slice(span.start, span.end);
    const isTitle =
      /^\p{Lu}\p{Ll}/u.test(written) ||
      (/^\p{Lu}+$/u.test(written) &&
        /\p{Ll}/u.test(original.slice(spanOf(reading, index, index + 1).start, span.start)));
    const isWord = isTitle ? isWordIn(domain, undefined) || domain.length === 2 : isWordIn(domain, language);
    const isPlain = path.length < 2 && !/[\d-]/.test(label) && labels.length === 2;
    if (isWord && isPlain && !(SITE_WORD.test(text.slice(Math.max(0, index - 20), index)) && !isTitle))
      continue;
    yield { start: index, end, host: name, link: name + path, scheme: undefined };
  }
}

/** A page on which Amazon sells. */
const SHOP = /\/(?:dp|gp\/product|stores|shops|gp\/aw\/d|s)(?:[/?]|$)|[?&](?:me|seller)=/;

/** Links to places where a buyer may not be sent, or had better not. */
export function links(reading: Reading, original: string, { language, writtenIn }: PolicyContext): Finding[] {
  const found: Finding[] = [];
  const written = [...writtenLinks(reading)];
  const bare = [...bareLinks(reading, original, writtenIn ?? language)].filter(
    ({ start, end }) => !written.some((one) => start < one.end && one.start < end),
  );
  for (const { start, end, host, link, scheme } of [...written, ...bare]) {
    const span = spanOf(reading, start, end);
    const owner = /^[\x20-\x7e\s]*$/.test(original.slice(span.start, span.end))
      ? ownerOf(host.replace(/\.$/, ''))
      : undefined;
    if (owner === undefined) found.push(finding('link-external', span));
    else {
      if (owner === 'amazon' && SHOP.test(link)) found.push(finding('link-amazon-shop', span));
      if (scheme === 'http') found.push(finding('link-http', span));
    }
  }
  return found;
}
