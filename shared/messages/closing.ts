import type { Instant } from '../domain/instant.ts';
import type { Ending } from '../domain/thread/ending.ts';
import { whereOf } from './alert-lines.ts';
import { type AlertView, isOfAccount, type Reader } from './alert-view.ts';
import { wordsIn } from './catalogue.ts';
import { plain } from './plain.ts';

/** What a closing line says: where a wait ended, how and when. It has no place for a buyer's words or name. */
export interface ClosingView extends Pick<
  AlertView,
  'threadId' | 'kind' | 'storeName' | 'marketplace' | 'orderId' | 'waiting' | 'strays'
> {
  readonly endedAt: Instant;
  readonly way: Ending['way'];
  /** The name of the person who said so. */
  readonly by?: string;
  /** The first deadline of the wait. */
  readonly dueAt?: Instant;
}

/** How a wait ended, in one line: where, how, how long before or after the deadline, and when. */
export function closingLine(view: ClosingView, reader: Reader): string {
  const words = wordsIn(reader.language);
  const where = whereOf(view, words);
  return words.closing.line(
    isOfAccount(view.kind) ? words.place([where, words.kind[view.kind]]) : where,
    words.place([
      words.closing.way[view.way](view.by && plain(view.by)),
      ...(view.dueAt === undefined ? [] : [words.closing.spare(view.dueAt - view.endedAt)]),
    ]),
    words.dueAt(view.endedAt, reader.timeZone),
  );
}
