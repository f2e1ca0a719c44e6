import * as z from 'zod';
import type { Fact, FactType, RequestClosed, RequestOpened } from '../domain/fact.ts';
import { TOPICS } from '../domain/topic.ts';
import { once } from '../once.ts';
import { CODES } from './fact-codes.ts';

const id = z.string().min(1);
const instant = z.number();
const yesNo = z.union([z.literal(0), z.literal(1)]).transform((digit) => digit === 1);
const mark = z.union([z.literal(1), z.literal('')]).default('');
const optional = z
  .string()
  .default('')
  .transform((text) => (text === '' ? undefined : text));
const optionalNumber = z
  .union([z.number(), z.literal('')])
  .default('')
  .transform((value) => (value === '' ? undefined : value));

/** `de:97`: a name and per cent. */
function recognised<Name extends z.ZodType<string>>(name: Name) {
  const pair = z.tuple([name, z.coerce.number().min(0).max(100)]);
  return z
    .string()
    .default('')
    .transform((text, context) => {
      if (text === '') return undefined;
      const parsed = pair.safeParse(text.split(':'));
      if (parsed.success) return { name: parsed.data[0], confidence: parsed.data[1] / 100 };
      context.addIssue({ code: 'custom', message: `"${text}" is not a name with per cent` });
      return z.NEVER;
    });
}

const head = (code: string) => [z.literal(code), id, instant] as const;

const buyerMessage = () =>
  z
    .tuple([
      ...head('b'),
      yesNo,
      optional,
      optional,
      optional,
      recognised(z.string()),
      recognised(z.enum(TOPICS)),
      mark,
      mark,
    ])
    .transform(([, factId, at, trusted, caseId, mail, relay, language, topic, thanks, event]): Fact => ({
      type: 'buyer-message',
      id: factId,
      at,
      trusted,
      ...(caseId !== undefined && { caseId }),
      ...(mail !== undefined && { mail }),
      ...(relay !== undefined && { relay }),
      ...(language !== undefined && { language }),
      ...(topic !== undefined && { topic }),
      ...(thanks === 1 && { thanks: true }),
      ...(event === 1 && { event: true }),
    }));

const sellerReply = () =>
  z
    .tuple([...head('r'), yesNo, optional, optional, mark, mark, mark, mark])
    .transform(([, factId, at, trusted, caseId, mail, own, repeated, event, byName]): Fact => ({
      type: 'seller-reply',
      id: factId,
      at,
      trusted,
      ...(caseId !== undefined && { caseId }),
      ...(mail !== undefined && { mail }),
      ...(own === 1 && { own: true }),
      ...(repeated === 1 && { repeated: true }),
      ...(event === 1 && { event: true }),
      ...(byName === 1 && { byName: true }),
    }));

const opened = (type: RequestOpened['type'], code: string) =>
  z
    .tuple([...head(code), yesNo, optional, optionalNumber])
    .transform(([, factId, at, trusted, mail, dueAt]): Fact => ({
      type,
      id: factId,
      at,
      trusted,
      ...(mail !== undefined && { mail }),
      ...(dueAt !== undefined && { dueAt }),
    }));

const closed = (type: RequestClosed['type'], code: string) =>
  z.tuple([...head(code), yesNo, optional]).transform(([, factId, at, trusted, mail]): Fact => ({
    type,
    id: factId,
    at,
    trusted,
    ...(mail !== undefined && { mail }),
  }));

const unmatchedReply = () =>
  z
    .tuple([...head('m'), yesNo, optional, mark])
    .transform(([, factId, at, trusted, mail, repeated]): Fact => ({
      type: 'unmatched-reply',
      id: factId,
      at,
      trusted,
      ...(mail !== undefined && { mail }),
      ...(repeated === 1 && { repeated: true }),
    }));

const SCHEMAS: Record<FactType, () => z.ZodType<Fact>> = {
  'buyer-message': buyerMessage,
  'seller-reply': sellerReply,
  'reply-revoked': () =>
    z.tuple([...head('x'), optional]).transform(([, factId, at, replyId]): Fact => ({
      type: 'reply-revoked',
      id: factId,
      at,
      ...(replyId !== undefined && { replyId }),
    })),
  'reply-doubted': () =>
    z
      .tuple([...head('i'), id])
      .transform(([, factId, at, replyId]): Fact => ({ type: 'reply-doubted', id: factId, at, replyId })),
  'reply-confirmed': () =>
    z.tuple([...head('y'), id, id]).transform(([, factId, at, replyId, by]): Fact => ({
      type: 'reply-confirmed',
      id: factId,
      at,
      replyId,
      by,
    })),
  'answered-elsewhere': () =>
    z
      .tuple([...head('e'), id])
      .transform(([, factId, at, by]): Fact => ({ type: 'answered-elsewhere', id: factId, at, by })),
  'no-response-needed': () =>
    z.tuple([...head('n'), id, z.string().default('')]).transform(([, factId, at, by, reason]): Fact => ({
      type: 'no-response-needed',
      id: factId,
      at,
      by,
      reason,
    })),
  acknowledged: () =>
    z
      .tuple([...head('a'), id])
      .transform(([, factId, at, by]): Fact => ({ type: 'acknowledged', id: factId, at, by })),
  'handed-over': () =>
    z
      .tuple([...head('h'), id, id])
      .transform(([, factId, at, by, to]): Fact => ({ type: 'handed-over', id: factId, at, by, to })),
  snoozed: () =>
    z
      .tuple([...head('z'), id, instant])
      .transform(([, factId, at, by, until]): Fact => ({ type: 'snoozed', id: factId, at, by, until })),
  'unknown-mail': () =>
    z
      .tuple([...head('u'), z.string().default(''), optional, mark])
      .transform(([, factId, at, reason, mail, forwarding]): Fact => ({
        type: 'unknown-mail',
        id: factId,
        at,
        reason,
        ...(mail !== undefined && { mail }),
        ...(forwarding === 1 && { forwarding: true }),
      })),
  'unmatched-reply': unmatchedReply,
  'reply-matched': () =>
    z
      .tuple([...head('f'), id])
      .transform(([, factId, at, threadId]): Fact => ({ type: 'reply-matched', id: factId, at, threadId })),
  'return-requested': () => opened('return-requested', 'or'),
  'claim-opened': () => opened('claim-opened', 'oc'),
  'cancellation-requested': () => opened('cancellation-requested', 'ox'),
  'chargeback-opened': () => opened('chargeback-opened', 'ob'),
  'return-authorised': () => closed('return-authorised', 'cr'),
  'refund-issued': () => closed('refund-issued', 'cf'),
  'claim-decided': () => closed('claim-decided', 'cc'),
  'chargeback-decided': () => closed('chargeback-decided', 'cb'),
  'order-cancelled': () => closed('order-cancelled', 'cx'),
  'order-shipped': () => closed('order-shipped', 'cs'),
  'concern-raised': () =>
    z
      .tuple([...head('q'), id, optionalNumber, optionalNumber, optionalNumber])
      .transform(([, factId, at, about, value, line, dueAt]): Fact => ({
        type: 'concern-raised',
        id: factId,
        at,
        about,
        ...(value !== undefined && { value }),
        ...(line !== undefined && { line }),
        ...(dueAt !== undefined && { dueAt }),
      })),
  'concern-settled': () =>
    z
      .tuple([...head('w')])
      .transform(([, factId, at]): Fact => ({ type: 'concern-settled', id: factId, at })),
  'order-noted': () =>
    z.tuple([...head('t'), id, optional]).transform(([, factId, at, notification, detail]): Fact => ({
      type: 'order-noted',
      id: factId,
      at,
      notification,
      ...(detail !== undefined && { detail }),
    })),
  lapsed: () =>
    z
      .tuple([...head('l'), id])
      .transform(([, factId, at, messageId]): Fact => ({ type: 'lapsed', id: factId, at, messageId })),
};

/** Each is made for the first fact of its kind: a start meets few of them. */
const byCode = new Map<unknown, () => z.ZodType<Fact>>(
  Object.entries(SCHEMAS).map(([type, schema]) => [
    Object.entries(CODES).find(([name]) => name === type)?.[1],
    once(schema),
  ]),
);

/** Reads a fact back from its tuple. */
export const factTuple = z.array(z.unknown()).transform((tuple, context): Fact => {
  const schema = byCode.get(tuple[0])?.();
  const parsed = schema?.safeParse(tuple);
  if (parsed?.success) return parsed.data;
  if (parsed === undefined)
    context.addIssue({ code: 'custom', message: `unknown code "${String(tuple[0])}" of a fact` });
  else
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});
