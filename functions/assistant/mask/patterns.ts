/*
 * What of a text a model never sees, whoever wrote it. Every pattern is bounded: a text full of letters takes no longer than
 * one full of words.
 */

const BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const AFTER = String.raw`(?![\p{L}\p{N}])`;

/** A word that begins with a capital, or one of a script that has none. */
const NAME = String.raw`(?:\p{Lu}[\p{L}'’.-]{0,24}|\p{Lo}{1,8})`;
const NAMES = String.raw`${NAME}(?:[ \u00a0]${NAME}){0,3}`;

/** What ends the parts of an address in Chinese and Japanese. */
const UNITS = '省市区县區縣都道府镇町村路街巷';

const STREETS = [
  // 12 High Street; 1600 Pennsylvania Ave
  String.raw`\p{Nd}{1,5}\p{L}?,?\s(?:[\p{L}'.-]{1,24}\s){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|close|way|boulevard|blvd|place|square|terrace|crescent)`,
  // Hauptstraße 12a; Am Markt-Platz 3; Kerkstraat 8
  String.raw`[\p{L}.-]{1,24}(?:\s?stra(?:ß|ss)e|\s?str\.|weg|platz|gasse|allee|ring|ufer|damm|straat|laan|gatan|v[äa]gen)\s\p{Nd}{1,4}\p{L}?`,
  // 12 bis, rue de la Paix
  String.raw`\p{Nd}{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|boulevard|bd|impasse|chemin|all[ée]e|place|quai|route)\s(?:[\p{L}'’-]{1,24}\s?){1,5}`,
  // Via Garibaldi 5; Calle de Alcalá, 50; Rua Augusta, 10; ul. Długa 4
  String.raw`(?:via|viale|piazza|corso|largo|calle|c\/|avenida|avda\.?|plaza|paseo|rua|travessa|ul\.|aleja)\s(?:[\p{L}'’.-]{1,24}[ ,]{1,2}){1,5}(?:n[.º°]?\s?)?\p{Nd}{1,4}\p{L}?`,
  // 广东省深圳市南山区科技路12号3栋502室; 東京都千代田区丸の内1丁目9番1号
  String.raw`(?:(?:(?![${UNITS}])\p{Script=Han}){1,9}[${UNITS}]{1,2}){1,6}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{0,10}[\p{Nd}一二三四五六七八九十百-]{1,8}(?:号楼|号|弄|栋|幢|丁目|番地|番)?(?:[\p{Nd}A-Z-]{1,6}(?:号楼|号|楼|层|栋|幢|单元|室|番地|番|丁目)){0,4}`,
];
const POSTCODES = [
  // D-10115 Berlin; 75002 Paris; 28014 Madrid
  String.raw`(?:[A-Z]{1,2}-)?\p{Nd}{4,5}\s\p{Lu}[\p{L}-]{2,24}`,
  // Springfield, IL 62704
  String.raw`\p{Lu}[\p{L} .-]{1,30},\s[A-Z]{2}\s\p{Nd}{5}(?:-\p{Nd}{4})?`,
  // SW1A 1AA
  String.raw`[A-Z]{1,2}\p{Nd}[A-Z\p{Nd}]?\s?\p{Nd}[A-Z]{2}`,
  String.raw`〒\s?\p{Nd}{3}-?\p{Nd}{4}`,
];

const CLOSINGS = String.raw`regards|sincerely|cheers|thanks|thank you|gr(?:ü|ue)(?:ß|ss)en?|gru(?:ß|ss)|cordialement|salutations|merci|saluti|grazie|saludos|atentamente|gracias|groeten|pozdrawiam|atenciosamente|h[äa]lsningar`;
const GREETINGS = String.raw`dear|hi|hello|hallo|lieber?|geehrte[rs]?|herr|frau|mrs?\.?|ms\.?|bonjour|cher|ch[èe]re|monsieur|madame|gentile|buongiorno|estimad[oa]|hola|beste|szanown[ya]|prezad[oa]`;
const INTRODUCTIONS = String.raw`my name is|i am called|ich hei(?:ß|ss)e|mein [Nn]ame ist|je m['’]appelle|mi chiamo|me llamo|mi nombre es|mijn [Nn]aam is|nazywam się|meu nome é|jag heter`;

/** Of each match the group `hidden`, or all of it. */
export const HIDDEN: readonly RegExp[] = [
  // Our own marks, so that nobody who writes them is filled in.
  /[⟦⟧]{1,40}/gu,
  /[\p{L}\p{N}._%+'-]{1,64}\s?@\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu,
  /(?:https?:\/\/|www\.)[^\s<>"'“”、。，）)\]]{1,2000}/giu,
  new RegExp(
    String.raw`${BEFORE}[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,3}\.(?:com|net|org|info|biz|shop|store|io|me|co|cn|de|fr|it|es|nl|pl|uk|eu|jp|us|ca|se|be|at|ch|br|mx|au)(?:\/[^\s<>"'）)]{0,500})?${AFTER}`,
    'giu',
  ),
  // Ids of orders, parcels and cases: eight characters or more, four of them digits.
  new RegExp(
    String.raw`${BEFORE}(?=(?:[A-Z-]{0,39}\p{Nd}){4})(?!\p{Nd}{1,4}-\p{Nd}{1,2}-\p{Nd}{1,4}${AFTER})[A-Z\p{Nd}](?:[A-Z\p{Nd}]|-(?=[A-Z\p{Nd}])){7,39}${AFTER}`,
    'giu',
  ),
  // Telephone numbers: seven digits or more; a date is none.
  new RegExp(
    String.raw`${BEFORE}(?!\p{Nd}{1,4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,4}${AFTER})[+＋(]{0,2}\p{Nd}(?:[ \u00a0().\/-]{0,3}\p{Nd}){6,17}${AFTER}`,
    'gu',
  ),
  ...STREETS.map((street) => new RegExp(String.raw`${BEFORE}${street}(?!\p{L})`, 'giu')),
  ...POSTCODES.map((code) => new RegExp(String.raw`(?<![\p{L}\p{N}])${code}(?![\p{L}\p{N}])`, 'gu')),
  new RegExp(
    String.raw`(?:${CLOSINGS})[,.!]?[ \t]*\n\s{0,8}(?<hidden>\p{L}[\p{L}'’.-]{0,24}(?:[ ]\p{L}[\p{L}'’.-]{0,24}){0,3})[ \t.!]*(?:\n|$)`,
    'giu',
  ),
  named(GREETINGS),
  named(INTRODUCTIONS),
  /(?:我叫|我是|我的名字是|尊敬的|亲爱的)(?<hidden>\p{Script=Han}{2,4})(?=[，。,.！!：:\s先女]|$)/gu,
  /(?<hidden>\p{L}{1,12})(?=様|さん[、。\s])/gu,
];

/** A name after one of these words, in small letters or at the beginning of a sentence; the name itself has capitals. */
function named(words: string): RegExp {
  const either = words.replace(/(?<=^|\|)\p{Ll}/gu, (first) => `[${first}${first.toUpperCase()}]`);
  return new RegExp(String.raw`${BEFORE}(?:${either})[ \u00a0]{1,2}(?<hidden>${NAMES})`, 'gu');
}
