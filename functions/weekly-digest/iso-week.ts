import { days, type Instant } from '#shared/domain/instant';

/** The week of an instant by ISO 8601, in UTC: `2026-W10`. The week belongs to the year of its Thursday. */
export function isoWeekOf(at: Instant): string {
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  const thursday = at + days(3 - weekday);
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / days(7)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
