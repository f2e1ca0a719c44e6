const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const EACH_SO_MANY_MINUTES = /^cron\(0\/(\d{1,2}) \* \* \* \? \*\)$/;
const HOURLY = /^cron\((\d{1,2}) \* \* \* \? \*\)$/;
const DAILY_OR_WEEKLY = /^cron\((\d{1,2}) (\d{1,2}) (?:\* \* \?|\? \* ([A-Z]{3})) \*\)$/;

/** Gives the first time after an instant at which a schedule fires, in milliseconds since 1970. */
export type NextTime = (after: number) => number;

/**
 * Reads a schedule's expression, in UTC: `cron(0/15 * * * ? *)` is every quarter of an hour, `cron(20 * * * ? *)` every hour
 * at minute 20, `cron(20 2 * * ? *)` every day at 02:20, `cron(0 6 ? * MON *)` every Monday at 06:00.
 *
 * @throws with a sentence for any other expression, which the local clock could not fire.
 */
export function readCron(expression: string): NextTime {
  const [, everyMinutes] = EACH_SO_MANY_MINUTES.exec(expression) ?? [];
  if (everyMinutes !== undefined && 60 % Number(everyMinutes) === 0) {
    const stepMs = Number(everyMinutes) * 60_000;
    return (after) => (Math.floor(after / stepMs) + 1) * stepMs;
  }
  const [, minuteOfHour] = HOURLY.exec(expression) ?? [];
  if (minuteOfHour !== undefined && Number(minuteOfHour) <= 59) {
    const offsetMs = Number(minuteOfHour) * 60_000;
    return (after) => Math.floor((after - offsetMs) / HOUR_MS + 1) * HOUR_MS + offsetMs;
  }
  const [, minute, hour, weekday] = DAILY_OR_WEEKLY.exec(expression) ?? [];
  const wanted = weekday === undefined ? undefined : WEEKDAYS.indexOf(weekday);
  if (minute === undefined || hour === undefined || Number(minute) > 59 || Number(hour) > 23 || wanted === -1)
    throw new Error(
      `the local clock knows rate(1 minute), cron(0/m * * * ? *), cron(m * * * ? *), cron(m h * * ? *) and cron(m h ? * MON *), and not ${expression}`,
    );
  const offsetMs = (Number(hour) * 60 + Number(minute)) * 60_000;
  return (after) => {
    let day = Math.floor(after / DAY_MS) * DAY_MS;
    while (day + offsetMs <= after || (wanted !== undefined && new Date(day).getUTCDay() !== wanted))
      day += DAY_MS;
    return day + offsetMs;
  };
}

/** Whether a schedule fires every hour. */
export function isHourly(next: NextTime): boolean {
  return next(next(0)) - next(0) === HOUR_MS;
}
