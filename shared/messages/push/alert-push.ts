import { byUrgency } from '#shared/domain/escalation/urgency';
import type { PushContent } from '#shared/ports/push';
import { cutTo } from '#shared/whole-characters';
import { alertLines } from '../alert-lines.ts';
import type { AlertView, Reader } from '../alert-view.ts';
import { wordsIn } from '../catalogue.ts';
import { pushWords } from './push-words.ts';
import type { TestMessage } from '../test-words.ts';
import { threadPath } from '../thread-url.ts';

/** A phone shows about this much; a push service takes 4,096 bytes, encrypted. */
const TITLE_CHARACTERS = 120;
const LINE_CHARACTERS = 160;
/** A phone shows no more lines. */
const LINES = 6;

/** The page that lists everything that waits. */
const INBOX = '/inbox';

/** The notification of one alert. It takes the place of an earlier one about its thread. */
export function alertPush(view: AlertView, reader: Reader, silent: boolean): PushContent {
  const words = wordsIn(reader.language);
  const { left, headline, where, warnings } = alertLines(view, reader);
  return {
    v: 1,
    language: reader.language,
    title: cutTo(words.labelled(left, headline), TITLE_CHARACTERS),
    body: [where, ...warnings.slice(0, 1)].map((line) => cutTo(line, LINE_CHARACTERS)).join('\n'),
    tag: view.threadId,
    url: threadPath(view.threadId),
    silent,
    acknowledge: {
      label: pushWords[reader.language].acknowledge,
      url: new URL(view.acknowledgeUrl).pathname,
    },
  };
}

/**
 * The notification of several alerts: it names the most urgent ones and counts the others, because nobody reads more on a
 * locked phone. A tap opens the inbox, which lists them all.
 */
export function digestPush(views: readonly AlertView[], reader: Reader, silent: boolean): PushContent {
  const words = wordsIn(reader.language);
  const lines = views.toSorted(byUrgency).map((view) => alertLines(view, reader));
  const more = lines.length - LINES;
  return {
    v: 1,
    language: reader.language,
    title: cutTo(words.digestSubject(lines.length, lines[0]?.left ?? ''), TITLE_CHARACTERS),
    body: [
      ...lines.slice(0, LINES).map(({ left, where }) => cutTo(words.labelled(left, where), LINE_CHARACTERS)),
      ...(more > 0 ? [pushWords[reader.language].more(more)] : []),
    ].join('\n'),
    tag: 'digest',
    url: INBOX,
    silent,
  };
}

/** A notification that only proves that notifications arrive. */
export function testPush(
  { title, text: body }: TestMessage,
  { language }: Reader,
  silent: boolean,
): PushContent {
  return { v: 1, language, title, body, tag: 'test', url: '/me', silent };
}
