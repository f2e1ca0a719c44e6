import type { UrgentMessage } from '#shared/domain/thread/fact';
import { levelOf, URGENT_REASONS } from '#shared/domain/urgent/reasons';
import * as z from '#shared/zod';

/*
 * What makes a message urgent as text: its reason, a ! if it alerts at once without proof, and the entries that were found.
 * `burn:burned … hand|flames`
 */

export function urgentText({ reason, atOnce, words }: UrgentMessage): string {
  return `${reason}${atOnce === true ? '!' : ''}:${words.join('|')}`;
}

const reasonSchema = z.enum(URGENT_REASONS);
const SHAPE = /^([a-z-]+)(!?):(.*)$/s;

/** Reads what `urgentText` writes; an empty text is none. */
export const urgentMessage = z.pipe(
  z._default(z.string(), ''),
  z.transform((text, context): UrgentMessage | undefined => {
    if (text === '') return undefined;
    const [, name, atOnce, words = ''] = SHAPE.exec(text) ?? [];
    const { data: reason } = reasonSchema.safeParse(name);
    if (reason === undefined) {
      context.issues.push({
        code: 'custom',
        message: `"${text}" names no reason of urgent words`,
        input: text,
      });
      return z.NEVER;
    }
    return {
      level: levelOf(reason),
      reason,
      words: words.split('|').filter((word) => word !== ''),
      ...(atOnce === '!' && { atOnce: true }),
    };
  }),
);

/** The reasons of a person's word, joined by spaces. */
export const urgentReasons = z.pipe(
  z.pipe(
    z._default(z.string(), ''),
    z.transform((text) => text.split(' ').filter((name) => name !== '')),
  ),
  z.array(reasonSchema),
);
