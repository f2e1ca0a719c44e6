import type { FeedbackEntry } from '#shared/domain/account/report';
import { daysOf } from './day.ts';
import { isWhole, ORDER_ID, rowsOf } from './flat-file.ts';

/**
 * The feedback of a report GET_SELLER_FEEDBACK_DATA: Date, Rating, Comments, Your Response, Order ID, Rater Email.
 * The header is in the marketplace's language, so columns are recognised by their position and content. A comment can
 * tear a row apart; a fragment is left out, and comments never leave this function.
 */
export function readFeedback(tsv: string): FeedbackEntry[] {
  const rows = rowsOf(tsv);
  const whole = isWhole(rows);
  return rows.flatMap((cells) => {
    const [date = '', rating = ''] = cells;
    const order = cells.findIndex((cell) => ORDER_ID.test(cell));
    const orderId = cells[order];
    if (orderId === undefined || order < 2 || !/^[1-5]$/.test(rating)) return [];
    return [
      {
        orderId,
        rating: Number(rating),
        days: daysOf(date),
        // A response ends a clock, so the row must be Amazon's: a buyer's words could imitate one.
        answered: whole && order === 4 && cells[3] !== '',
      },
    ];
  });
}
