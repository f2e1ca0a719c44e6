import { days, hours, type DurationMs } from '../domain/instant.ts';

const DAY_WORDS =
  '(?:days?|tage?n?|jours?|giorn[io]|días?|dias?|dni|dzień|dagen|dagar|dag|gün|أيام|يوم)(?!\\p{L})|[个個]?(?:工作|日历|日曆|営業)?[日天]';
const HOUR_WORDS =
  '(?:hours?|hrs?|stunden?|heures?|or[ae]|horas?|godzin[ay]?|uur|timmar|saat|ساعة|ساعات)(?!\\p{L})|[个個]?(?:小时|小時|時間)';

/** A number and its unit, with at most one word between: "3 calendar days". */
const LENGTH = new RegExp(
  `(?<![\\d.,-])(\\d{1,3})[\\s-]{0,3}(?:[\\p{L}-]{2,12}\\s)?(?:(${DAY_WORDS})|(${HOUR_WORDS}))`,
  'giu',
);

const READ_CHARACTERS = 20_000;
const SHORTEST_MS: DurationMs = hours(1);
/** The longest deadline that Amazon has given for a claim: anything longer in the text is about something else. */
const LONGEST_MS: DurationMs = days(3);

/**
 * How long Amazon gives the seller, from its mail about a claim: the shortest length of time in the text, because a
 * text can name several and the soonest is the safe one. Undefined when it names none.
 */
export function deadlineIn(text: string): DurationMs | undefined {
  const lengths = [...text.slice(0, READ_CHARACTERS).matchAll(LENGTH)]
    .map(([, count, inDays]) => (inDays === undefined ? hours(Number(count)) : days(Number(count))))
    .filter((length) => length >= SHORTEST_MS && length <= LONGEST_MS);
  return lengths.length === 0 ? undefined : Math.min(...lengths);
}
