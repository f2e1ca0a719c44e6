import { sellerCentralUrl, type AlertView, type Reader } from './alert-view.ts';
import { wordsIn } from './catalogue.ts';
import { plain } from './plain.ts';

/** An alert in the words of its reader, the same for every channel; all outside text is one harmless line. */
export interface AlertLines {
  readonly left: string;
  readonly headline: string;
  /** What to be careful about. */
  readonly warnings: readonly string[];
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly where: string;
  readonly sellerCentralUrl: string;
}

export function alertLines(view: AlertView, reader: Reader): AlertLines {
  const words = wordsIn(reader.language);
  const at = (instant: number): string => words.dueAt(instant, reader.timeZone);
  const store = plain(view.storeName);
  const domain = view.marketplace === undefined ? undefined : `amazon.${view.marketplace.tld}`;
  const order = view.orderId === undefined ? undefined : plain(view.orderId);
  const place = [store, domain].filter((part) => part !== undefined).join(', ');
  const what = view.kind === 'unknown' ? words.unknownMail : order;
  return {
    left: words.left(view.dueAt - view.now),
    headline: words.clock[view.clock],
    warnings: [
      ...(view.kind === 'unknown' ? [words.notUnderstood] : []),
      ...(view.kind === 'message' && !view.proven ? [words.unproven] : []),
      ...(view.doubtfulReply ? [words.doubtfulReply] : []),
      ...(view.repeat ? [words.repeated] : []),
    ],
    rows: [
      [words.deadline, at(view.dueAt)],
      [words.store, place],
      ...(view.kind === 'message' ? ([[words.order, order ?? words.noOrder]] as const) : []),
      [words.waiting, words.messages(view.waiting, at(view.firstUnansweredAt))],
      ...(view.calls.length > 0 ? ([[words.calls, view.calls.map(plain).join(', ')]] as const) : []),
    ],
    where: what === undefined ? place : `${place}, ${what}`,
    sellerCentralUrl: sellerCentralUrl(view),
  };
}
