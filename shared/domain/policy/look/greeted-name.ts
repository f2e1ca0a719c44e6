import { type Finding, finding } from '../finding.ts';
import { fold } from '../read/fold.ts';
import { NO_SPELLING, tokensOf } from '../read/tokens.ts';

/** How a text begins, up to the name: in the languages that write names with capitals. */
const GREETINGS = [
  'hello|hi|hey|dear|good morning|good afternoon|good evening',
  'guten tag|guten morgen|guten abend|hallo|liebe|lieber|sehr geehrte|sehr geehrter',
  'bonjour|bonsoir|cher|chère',
  'buongiorno|buonasera|salve|ciao|gentile|caro|cara',
  'hola|buenos días|buenas tardes|estimado|estimada|querido|querida',
  'beste|geachte|goedemorgen|goedemiddag|goedendag',
  'olá|bom dia|boa tarde|prezado|prezada',
  'dzień dobry|witam|witaj|szanowny|szanowna',
  'hej|bästa|god morgon|god dag',
  '您好|你好|尊敬的|亲爱的',
].join('|');
const TITLES =
  'mr|mrs|ms|miss|dr|herr|frau|madame|monsieur|mme|signor|signora|sr|sra|señor|señora|heer|mevrouw|pan|pani|panie';
/** A greeting with a title, if there is one. */
const GREETING = new RegExp(
  String.raw`^\s{0,20}(?:${GREETINGS})[\s,，]{1,5}(?:(?:${TITLES})\.?\s{1,3})?`,
  'iu',
);
/** At most three words with capitals, up to the end of the greeting. */
const NAME =
  /^(?<name>\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2})\s{0,3}(?:[,，!！.:：;\n–—-]|$)/u;
/** A name at the beginning with the word that follows it in a Japanese greeting. */
const IN_JAPANESE = /^\s{0,20}(?<name>[\p{L} ]{1,30}?)\s?(?:様|さま|さん)(?!\p{L})/u;

/** Words with a capital that greet whoever reads it. */
const ANYBODY = new Set(
  (
    'customer buyer client friend team all everyone everybody there sir madam valued amazon ' +
    'kunde kundin käufer käuferin damen herren kundenservice ' +
    'cliente client cliente acheteur acheteuse acquirente compradora comprador ' +
    'klant koper kunden köpare kund kliencie klientko お客 お客様 購入者'
  ).split(' '),
);

/**
 * A greeting by a name that is not the buyer's: an answer to somebody else was pasted. Nothing is found where Amazon names no
 * buyer; the name may be any part of the buyer's.
 */
export function greetedName(text: string, buyer: string | undefined): Finding[] {
  const own = partsOf(buyer ?? '');
  if (own.length === 0) return [];
  const [greeting = ''] = GREETING.exec(text) ?? [];
  const name = (greeting === '' ? IN_JAPANESE : NAME).exec(text.slice(greeting.length))?.groups?.['name'];
  if (name === undefined) return [];
  const parts = partsOf(name);
  if (parts.some((part) => own.includes(part) || ANYBODY.has(part))) return [];
  const start = text.indexOf(name, greeting.length);
  return [finding('other-buyer', { start, end: start + name.length })];
}

const partsOf = (name: string): string[] => tokensOf(fold(name), name, NO_SPELLING).map(({ text }) => text);
