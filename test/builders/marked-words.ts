import { dutyWords } from '#functions/board/duty/words';
import { figuresWords } from '#functions/board/figures/words/words';
import { healthWords } from '#functions/board/health/words';
import { inboxWords } from '#functions/board/inbox/words';
import { pushPageWords } from '#functions/board/me/push-words';
import { RING_ADVICE } from '#functions/board/me/ring-advice';
import { ringWords } from '#functions/board/me/ring-words';
import { meWords } from '#functions/board/me/words';
import { signInWords } from '#functions/board/sign-in/words';
import { templateWords } from '#functions/board/templates/words';
import { evidenceWords } from '#functions/board/thread/evidence/words';
import { helpWords } from '#functions/board/thread/help/words';
import { orderWords } from '#functions/board/thread/order/words';
import { deskWords } from '#functions/board/thread/reply/words';
import { threadWords } from '#functions/board/thread/words';
import { shellWords } from '#functions/board/web/words';
import { briefingWords } from '#functions/briefing/words/words';
import { signInMailWords } from '#functions/send-sign-in-link/words';
import { openingWordsIn } from '#shared/messages/alerts/words/words';
import { replyWordsIn } from '#shared/messages/answers/reply-words';
import { wordsIn } from '#shared/messages/catalogue';
import { CONCERN_WORDS } from '#shared/messages/concern-words';
import { NAMES } from '#shared/messages/names';
import { pushWords } from '#shared/messages/push/push-words';
import { storyWordsIn } from '#shared/messages/story-words';
import { timeWordsIn } from '#shared/messages/times/words';
import { urgentWordsIn } from '#shared/messages/urgent/urgent-words';

/** Every catalogue in English. */
const CATALOGUES: readonly object[] = [
  ...[dutyWords, figuresWords, healthWords, inboxWords, meWords, signInWords, templateWords].map(
    ({ en }) => en,
  ),
  ...[evidenceWords, helpWords, orderWords, deskWords, threadWords, shellWords].map(({ en }) => en),
  ...[briefingWords, signInMailWords, CONCERN_WORDS, NAMES].map(({ en }) => en),
  ...[pushPageWords, RING_ADVICE, ringWords, pushWords].map(({ en }) => en),
  ...[openingWordsIn, replyWordsIn, timeWordsIn, urgentWordsIn, wordsIn, storyWordsIn].map((wordsOf) =>
    wordsOf('en'),
  ),
];

const marked = (text: string): string => `⟦${text}⟧`;

/** Wraps each string of every English catalogue, in place. @returns what undoes it. */
export function markWords(): () => void {
  const undo: (() => void)[] = [];
  const seen = new Set<object>();
  const mark = (words: object): void => {
    if (seen.has(words)) return;
    seen.add(words);
    for (const [key, value] of Object.entries(words) as [string, unknown][]) {
      const set = (other: unknown): void => {
        Object.assign(words, { [key]: other });
        undo.push(() => Object.assign(words, { [key]: value }));
      };
      if (typeof value === 'string') set(marked(value));
      else if (typeof value === 'function')
        set((...given: unknown[]): unknown => {
          const said: unknown = Reflect.apply(value, words, given);
          return typeof said === 'string' ? marked(said) : said;
        });
      else if (typeof value === 'object' && value !== null) mark(value);
    }
  };
  CATALOGUES.forEach(mark);
  return () => undo.toReversed().forEach((one) => one());
}

/** Attributes whose text people read or hear. */
const READ = /\s(?:title|aria-label|placeholder|alt)="([^"]*)"/g;

/** The words of a page that are neither from a catalogue nor data, as `data` recognises it. */
export function wordsBesides(html: string, data: readonly RegExp[]): string[] {
  const body = html.replace(
    /<(script|style|textarea|blockquote)\b[^>]*>[^]*?<\/\1>|<!--[^]*?-->|<!doctype[^>]*>/gi,
    '\n',
  );
  const texts = [
    ...body.replace(/<[^>]*>/g, '\n').split('\n'),
    ...[...body.matchAll(READ)].map(([, text = '']) => text),
  ];
  return [...new Set(texts.map((text) => leftOf(text, data)).filter((left) => /\p{L}{2}/u.test(left)))];
}

function leftOf(text: string, data: readonly RegExp[]): string {
  let left = text.replace(/&(?:amp|lt|gt|quot|#39);/g, ' ');
  for (let before = ''; before !== left;) {
    before = left;
    left = left.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  // What is cut to a length has lost the end of its mark.
  left = left.replace(/⟦.*/, ' ');
  for (const one of data) left = left.replace(one, ' ');
  return left.replace(/\s+/g, ' ').trim();
}
