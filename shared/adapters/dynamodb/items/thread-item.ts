import { type ClockName, THREAD_KINDS } from '#shared/domain/rules/policy';
import type { Send, SendState } from '#shared/domain/sends/send';
import type { Thread } from '#shared/domain/thread/thread';
import { once } from '#shared/once';
import * as z from '#shared/zod';
import { decoder } from './decoder.ts';
import { encodeFact } from './encode-fact.ts';
import { factTuple } from './fact-tuple.ts';
import { encodeReply, replyObject } from './reply-object.ts';
import { encodeFolded, foldedTuple } from './folded-tuple.ts';

/*
 * A stored thread: one JSON text of short tuples, because each kilobyte of an item costs a write unit and attribute
 * names count as bytes. Times are milliseconds since 1970.
 */

const STATE_CODES = {
  pending: 'p',
  sending: 's',
  accepted: 'a',
  delivered: 'd',
  retry: 'r',
  unknown: 'u',
  broken: 'b',
  cancelled: 'c',
  superseded: 'o',
  digested: 'g',
} as const satisfies Record<SendState, string>;

const CLOCK_CODES = {
  reply: 'r',
  'claim-exposure': 'c',
  'last-call': 'l',
  promise: 'p',
  return: 't',
  claim: 'z',
  cancellation: 'x',
  chargeback: 'b',
  'account-status': 'a',
  'figure-warning': 'w',
  'figure-alarm': 'g',
  feedback: 'f',
  credentials: 'k',
  match: 'm',
  review: 'v',
  canary: 'y',
} as const satisfies Record<ClockName, string>;

const CHANNEL_CODES = { email: 'e', slack: 's', webhook: 'w' } as const;

const id = z.string().check(z.minLength(1));
const instant = z.number();
const sendObject = () =>
  z.pipe(
    z.object({
      g: id,
      k: decoder(CLOCK_CODES),
      s: id,
      h: decoder(CHANNEL_CODES),
      r: id,
      /** Left out when the send alerts only its recipient. */
      c: z.optional(z.array(id)),
      t: instant,
      /** Left out when it is the same as `t`. */
      f: z.optional(instant),
      w: decoder(STATE_CODES),
      /** Left out when it is the same as `f`. */
      l: z.optional(instant),
      d: z._default(z.number(), 0),
      n: z._default(z.number(), 0),
      m: z._default(z.number(), 0),
      p: z.optional(instant),
      x: z.optional(z.literal(1)),
      o: z.optional(z.tuple([id, instant])),
      y: z.optional(z.string()),
      e: z.optional(instant),
      i: z.optional(instant),
    }),
    z.transform(({ g, k, s, h, r, c, t, f, w, l, d, n, m, p, x, o, y, e, i }): Send => {
      const fireAt = f ?? t;
      return {
        generation: g,
        clock: k,
        step: s,
        channel: h,
        recipient: r,
        calls: c ?? [r],
        stepAt: t,
        fireAt,
        state: w,
        lookAt: l ?? fireAt,
        dispatches: d,
        attempts: n,
        copies: m,
        ...(p !== undefined && { proofBy: p }),
        ...(x !== undefined && { refused: true }),
        ...(o !== undefined && { lease: { owner: o[0], until: o[1] } }),
        ...(y !== undefined && { reason: y }),
        ...(e !== undefined && { settledAt: e }),
        ...(i !== undefined && { incident: i }),
      };
    }),
  );

/** Created for the first thread that is read. */
const body = once(() =>
  z.object({
    kind: z.enum(THREAD_KINDS),
    store: id,
    mp: z.optional(id),
    order: z.optional(id),
    facts: z.array(factTuple),
    sends: z._default(z.array(sendObject()), []),
    replies: z.optional(z.array(replyObject())),
    history: z.optional(z.object({ ids: z.array(id), upTo: instant })),
    folded: z.optional(z.object({ span: z.number(), of: z.array(foldedTuple()) })),
  }),
);

/** Decodes a stored thread. @throws a ZodError that says what is wrong and where. */
export function decodeThread(threadId: string, text: string): Thread {
  const { kind, store, mp, order, facts, sends, replies, history, folded } = body().parse(JSON.parse(text));
  return {
    id: threadId,
    kind,
    store,
    ...(mp !== undefined && { marketplaceId: mp }),
    ...(order !== undefined && { orderId: order }),
    facts,
    sends,
    ...(replies !== undefined && { replies }),
    ...(history !== undefined && { history: { factIds: history.ids, answeredUpTo: history.upTo } }),
    ...(folded !== undefined && { folded: { spanMs: folded.span, entries: folded.of } }),
  };
}

/** Encodes a thread as `decodeThread` reads it. */
export function encodeThread(thread: Thread): string {
  return JSON.stringify({
    kind: thread.kind,
    store: thread.store,
    mp: thread.marketplaceId,
    order: thread.orderId,
    facts: thread.facts.map(encodeFact),
    ...(thread.sends.length > 0 && { sends: thread.sends.map(encodeSend) }),
    ...(thread.replies !== undefined && { replies: thread.replies.map(encodeReply) }),
    history: thread.history && { ids: thread.history.factIds, upTo: thread.history.answeredUpTo },
    folded: thread.folded && { span: thread.folded.spanMs, of: thread.folded.entries.map(encodeFolded) },
  });
}

function encodeSend(send: Send): object {
  const callsRecipientOnly = send.calls.length === 1 && send.calls[0] === send.recipient;
  return {
    g: send.generation,
    k: CLOCK_CODES[send.clock],
    s: send.step,
    h: CHANNEL_CODES[send.channel],
    r: send.recipient,
    c: callsRecipientOnly ? undefined : send.calls,
    t: send.stepAt,
    f: send.fireAt === send.stepAt ? undefined : send.fireAt,
    w: STATE_CODES[send.state],
    l: send.lookAt === send.fireAt ? undefined : send.lookAt,
    d: send.dispatches === 0 ? undefined : send.dispatches,
    n: send.attempts === 0 ? undefined : send.attempts,
    m: send.copies === 0 ? undefined : send.copies,
    p: send.proofBy,
    x: send.refused === true ? 1 : undefined,
    o: send.lease && [send.lease.owner, send.lease.until],
    y: send.reason,
    e: send.settledAt,
    i: send.incident,
  };
}
