import type { Instant } from '#shared/domain/instant';
import * as z from '#shared/zod';
import { instantIn } from '#functions/board/acts/form';

/** More than any answer has, so that a longer text is a mistake or worse. */
export const MOST_ANSWER = 10_000;
export const MOST_REASON = 500;
/** Ends of ids, a hundred messages and more. */
const MOST_SEEN = 20_000;

/** What stands in the composer. */
export interface Composed {
  readonly text: string;
  readonly template?: string | undefined;
  readonly why?: string | undefined;
  /** The answer that this one takes the place of. */
  readonly replaces?: string | undefined;
  /** Its files go with this one, too. */
  readonly keepsFiles?: boolean;
  readonly promise?: Instant | undefined;
}

/** A form of the composer, with what its writer had seen. */
export interface ComposerForm extends Composed {
  readonly seen: readonly string[];
  /** The version of the thread that its page showed: the same press of the button is the same answer. */
  readonly version: string;
}

const id = z.string().check(z.regex(/^[\w.-]{1,64}$/));
const optional = <Part extends z.ZodMiniType>(part: Part) =>
  z.pipe(
    z.transform((value) => (value === '' ? undefined : value)),
    z.optional(part),
  );

const schema = z.object({
  text: z.string().check(z.maxLength(2 * MOST_ANSWER), z.overwrite(linesOf), z.maxLength(MOST_ANSWER)),
  template: optional(id),
  why: optional(z.string().check(z.maxLength(MOST_REASON))),
  replaces: optional(id),
  keepsFiles: optional(z.string()),
  promise: optional(z.string()),
  seen: z._default(z.string().check(z.maxLength(MOST_SEEN)), ''),
  version: z._default(z.string().check(z.regex(/^\d{1,12}$/)), '0'),
});

/** The composer's form; undefined when something in it is missing, too long or no form of ours. */
export function composerForm(fields: URLSearchParams, timeZone: string): ComposerForm | undefined {
  const parsed = schema.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return undefined;
  const { seen, promise, keepsFiles, ...rest } = parsed.data;
  return {
    ...rest,
    keepsFiles: keepsFiles !== undefined,
    promise: promiseIn(promise, timeZone),
    seen: seen.split(' ').filter((one) => one !== ''),
  };
}

/** Milliseconds, or a local time of a field; NaN for anything else, which no rule takes for a time ahead. */
function promiseIn(text: string | undefined, timeZone: string): Instant | undefined {
  if (text === undefined) return undefined;
  if (/^\d{13}$/.test(text)) return Number(text);
  return Date.parse(instantIn(text, timeZone) ?? '');
}

/** A browser sends its lines with a carriage return. */
function linesOf(text: string): string {
  return text.replace(/\r\n?/g, '\n').trimEnd();
}
