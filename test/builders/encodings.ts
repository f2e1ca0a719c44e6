import iconv from 'iconv-lite';

const ESC = 0x1b;
/** Escapes of ISO-2022-JP: to JIS X 0208, and back to ASCII. */
const TO_KANJI = [ESC, 0x24, 0x42];
const TO_ASCII = [ESC, 0x28, 0x42];

/** Encodes a text in a charset. iconv-lite lacks ISO-2022-JP, so it is derived from EUC-JP: the same rows in seven bits. */
export function bytesIn(charset: string, text: string): Buffer {
  return charset.toLowerCase() === 'iso-2022-jp' ? iso2022jp(text) : iconv.encode(text, charset);
}

function iso2022jp(text: string): Buffer {
  const bytes: number[] = [];
  let kanji = false;
  for (const byte of iconv.encode(text, 'euc-jp')) {
    const isKanji = byte >= 0xa1;
    if (isKanji !== kanji) bytes.push(...(isKanji ? TO_KANJI : TO_ASCII));
    kanji = isKanji;
    bytes.push(isKanji ? byte & 0x7f : byte);
  }
  return Buffer.from(kanji ? [...bytes, ...TO_ASCII] : bytes);
}

/** An RFC 2047 header value in encoded words of a few whole characters each; plain ASCII stays as it is. */
export function encodedWords(text: string, charset = 'UTF-8', form: 'B' | 'Q' = 'B'): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const characters = Array.from(text);
  const words: string[] = [];
  for (let from = 0; from < characters.length; from += CHARACTERS_A_WORD) {
    const bytes = bytesIn(charset, characters.slice(from, from + CHARACTERS_A_WORD).join(''));
    words.push(`=?${charset}?${form}?${form === 'B' ? bytes.toString('base64') : qEncoded(bytes)}?=`);
  }
  return words.join('\r\n ');
}

/** Twelve four-byte characters are 64 characters in base64; with the frame they stay under the 75 that RFC 2047 allows. */
const CHARACTERS_A_WORD = 12;

function qEncoded(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
      ? String.fromCharCode(byte)
      : hex(byte),
  ).join('');
}

/** A quoted-printable body: lines of at most 76 characters with soft line breaks. */
export function quotedPrintable(bytes: Uint8Array): string {
  let out = '';
  let width = 0;
  for (const byte of bytes) {
    if (byte === 0x0a) {
      out += '\r\n';
      width = 0;
      continue;
    }
    if (byte === 0x0d) continue;
    const plain = byte >= 0x20 && byte <= 0x7e && byte !== 0x3d && byte !== 0x20;
    const next = plain || (byte === 0x20 && width < 70) ? String.fromCharCode(byte) : hex(byte);
    if (width + next.length > 75) {
      out += '=\r\n';
      width = 0;
    }
    out += next;
    width += next.length;
  }
  return out.replace(/ (?=\r\n)/g, '=20');
}

/** A base64 body in lines of 76 characters. */
export function base64Lines(bytes: Uint8Array): string {
  return (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
}

function hex(byte: number): string {
  return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
