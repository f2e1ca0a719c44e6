import { type Reply, REPLY_REASONS, type ReplyState } from '#shared/domain/reply/reply';
import * as z from '#shared/zod';
import { decoder } from './decoder.ts';

/*
 * An answer that somebody writes here, as a part of its thread. Its words are never in the table.
 */

const STATE_CODES = {
  submitted: 'w',
  'sent-back': 'b',
  queued: 'q',
  held: 'h',
  undone: 'u',
  sending: 's',
  accepted: 'a',
  confirmed: 'c',
  refused: 'r',
  unknown: 'x',
} as const satisfies Record<ReplyState, string>;

const id = z.string().check(z.minLength(1));
const instant = z.number();

/** `[instant, state, who, why]`; an empty text is missing. */
const stepTuple = () =>
  z.pipe(
    z.tuple([
      instant,
      decoder(STATE_CODES),
      z._default(z.string(), ''),
      z._default(z.union([z.enum(REPLY_REASONS), z.literal('')]), ''),
    ]),
    z.transform(([at, to, by, reason]) => ({
      at,
      to,
      ...(by !== '' && { by }),
      ...(reason !== '' && { reason }),
    })),
  );

export const replyObject = (): z.ZodMiniType<Reply> =>
  z.pipe(
    z.object({
      i: id,
      b: id,
      /** Left out where it is the same as `i`. */
      x: z.optional(id),
      w: z.optional(id),
      /** The ends of ids, joined by spaces. */
      n: z._default(z.string(), ''),
      t: id,
      c: z.optional(id),
      s: z.array(stepTuple()).check(z.minLength(1)),
      l: z.optional(instant),
      k: z.optional(instant),
      p: z.optional(instant),
      m: z.optional(id),
      o: z.optional(z.array(id)),
      f: z.optional(z.number()),
    }),
    z.transform(({ i, b, x, w, n, t, c, s, l, k, p, m, o, f }): Reply => ({
      id: i,
      by: b,
      text: x ?? i,
      ...(w !== undefined && { words: w }),
      seen: n === '' ? [] : n.split(' '),
      to: t,
      ...(c !== undefined && { caseId: c }),
      steps: s,
      ...(l !== undefined && { leavesAt: l }),
      ...(k !== undefined && { lookAt: k }),
      ...(p !== undefined && { promise: p }),
      ...(m !== undefined && { template: m }),
      ...(o !== undefined && { overruled: o }),
      ...(f !== undefined && { files: f }),
    })),
  );

/** Encodes an answer as `replyObject` reads it. */
export function encodeReply(reply: Reply): object {
  return {
    i: reply.id,
    b: reply.by,
    x: reply.text === reply.id ? undefined : reply.text,
    w: reply.words,
    n: reply.seen.length === 0 ? undefined : reply.seen.join(' '),
    t: reply.to,
    c: reply.caseId,
    s: reply.steps.map(({ at, to, by = '', reason = '' }) => {
      const tuple = [at, STATE_CODES[to], by, reason];
      return tuple.slice(0, tuple.findLastIndex((value) => value !== '') + 1);
    }),
    l: reply.leavesAt,
    k: reply.lookAt,
    p: reply.promise,
    m: reply.template,
    o: reply.overruled,
    f: reply.files,
  };
}
