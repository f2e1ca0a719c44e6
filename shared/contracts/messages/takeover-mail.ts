import * as z from '#shared/zod';
import { id } from '../settings/parts.ts';
import { takeoverSchema } from '../settings/takeovers.ts';

/**
 * A mail to one person about a takeover, version 1, on the queue of alerts by e-mail: the board may queue mails, and
 * only `notify` may send them.
 */
export const takeoverMailSchema = z.object({
  v: z.literal(1),
  channel: z.literal('email'),
  to: id,
  change: z.enum(['made', 'undone']),
  /** Who made or undid it. */
  by: id,
  takeover: takeoverSchema,
});
