import { comparable } from '../words.ts';

/** Where a sentence ends. A single new line is none: mail programs break lines anywhere. */
const SENTENCE_END = /[.!?…。！？；;]+|\n[ \t\r]*\n/u;

/** A sign of a script that puts no spaces between words, or a run of everything else. */
const TOKEN =
  /[\p{Script=Han}\p{scx=Hiragana}\p{scx=Katakana}]|[^\s\p{Script=Han}\p{scx=Hiragana}\p{scx=Katakana}]+/gu;

/** Most phrases of the lists are in the form in which words are compared already, which saves a first message most of its time. */
const COMPARED = /^[a-z0-9*]+(?: [a-z0-9*]+)*$/;

/** The words of a text for comparison; of Chinese and Japanese, each sign. */
export function tokensOf(text: string): string[] {
  return COMPARED.test(text) ? text.split(' ') : (comparable(text).match(TOKEN) ?? []);
}

/** The words of each sentence. */
export function sentencesOf(text: string): string[][] {
  return text.replaceAll('*', ' ').split(SENTENCE_END).map(tokensOf);
}
