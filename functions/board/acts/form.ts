import { instantOf } from '#shared/domain/duty/local-time';
import { days, type Instant, minutes } from '#shared/domain/instant';
import * as z from '#shared/zod';
import { type Act, actSchemas } from './fact-of.ts';

/** The fields of a form of the page, all of them text. */
export type Form = Readonly<Record<string, string>>;

/** How long ago a reply can have been sent that its person does not look up. */
export const A_WHILE_AGO_MS = minutes(10);

/** Who fills in a form, and when. */
interface Filled {
  readonly by: string;
  readonly timeZone: string;
  readonly now: Instant;
}

/** The act of a form; undefined when a field is missing or wrong. Local times are in the reader's zone. */
export function actOf(form: Form, { by, timeZone, now }: Filled): Act | undefined {
  const type = form['act'];
  const note = form['note']?.trim() ?? '';
  const parsed = z.discriminatedUnion('type', actSchemas).safeParse({
    type,
    by,
    ...(type === 'handed-over' && { to: form['to'], ...(note !== '' && { note }) }),
    ...(type === 'snoozed' && { until: instantIn(form['until'], timeZone) }),
    // Unlike in the API, a time is always said: there is no default that one presses by mistake.
    ...(type === 'answered-elsewhere' && { at: answeredAt(form, timeZone, now) ?? '' }),
    ...((type === 'no-response-needed' || type === 'no-response-marked') && { reason: form['reason'] }),
    ...(type === 'not-urgent' && { upTo: form['upTo'] }),
    ...(type === 'dealt-with' && { done: form['done'], ...amountIn(form) }),
    ...((type === 'reply-confirmed' || type === 'reply-dismissed') && { replyId: form['reply'] }),
  });
  return parsed.success ? parsed.data : undefined;
}

/** The amount of a refund, if the form gives one; a comma is a decimal point, too. */
function amountIn(form: Form): { amount?: { value: string; currency: string } } {
  const value = (form['amount'] ?? '').trim().replace(',', '.');
  return value === '' ? {} : { amount: { value, currency: (form['currency'] ?? '').trim().toUpperCase() } };
}

function answeredAt(form: Form, timeZone: string, now: Instant): string | undefined {
  switch (form['when']) {
    case 'now':
      return new Date(now).toISOString();
    case 'a-while-ago':
      return new Date(now - A_WHILE_AGO_MS).toISOString();
    case 'at':
      return instantIn(form['at'], timeZone);
    default:
      return undefined;
  }
}

/** A local date and time as a form sends it. */
const LOCAL_TIME = /^(?<day>\d{4}-\d{2}-\d{2})T(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)(?::\d{2})?$/;

/** The instant of a local date and time of a form, as text; undefined when it is none. */
export function instantIn(text: string | undefined, timeZone: string): string | undefined {
  const local = LOCAL_TIME.exec(text ?? '')?.groups;
  if (local === undefined) return undefined;
  const day = Date.parse(local['day'] ?? '') / days(1);
  const minute = Number(local['hour']) * 60 + Number(local['minute']);
  return Number.isNaN(day) ? undefined : new Date(instantOf(day, minute, timeZone)).toISOString();
}
