import * as z from 'zod';
import type { Fact, FactType, RequestClosed, RequestOpened } from '../domain/fact.ts';
import { TOPICS } from '../domain/topic.ts';

/*
 * A fact as a short tuple: code, id, instant, then what its type carries. What is missing is an empty text, and empty
 * texts at the end are left out.
 */

const id = z.string().min(1);
const instant = z.number();
const yesNo = z.union([z.literal(0), z.literal(1)]).transform((digit) => digit === 1);
const mark = z.union([z.literal(1), z.literal('')]).default('');
const optional = z
  .string()
  .default('')
  .transform((text) => (text === '' ? undefined : text));
const optionalInstant = z
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

const buyerMessage = z
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

const sellerReply = z
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
    .tuple([...head(code), yesNo, optional, optionalInstant])
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

const unmatchedReply = z
  .tuple([...head('m'), yesNo, optional, mark])
  .transform(([, factId, at, trusted, mail, repeated]): Fact => ({
    type: 'unmatched-reply',
    id: factId,
    at,
    trusted,
    ...(mail !== undefined && { mail }),
    ...(repeated === 1 && { repeated: true }),
  }));

/** Two letters where the first says that it belongs to an order's request: o(pened), c(losed). */
const CODES = {
  'buyer-message': 'b',
  'seller-reply': 'r',
  'reply-revoked': 'x',
  'reply-doubted': 'i',
  'reply-confirmed': 'y',
  'answered-elsewhere': 'e',
  'no-response-needed': 'n',
  acknowledged: 'a',
  'unknown-mail': 'u',
  'unmatched-reply': 'm',
  'reply-matched': 'f',
  'return-requested': 'or',
  'claim-opened': 'oc',
  'cancellation-requested': 'ox',
  'chargeback-opened': 'ob',
  'return-authorised': 'cr',
  'refund-issued': 'cf',
  'claim-decided': 'cc',
  'chargeback-decided': 'cb',
  lapsed: 'l',
} as const satisfies Record<FactType, string>;

const SCHEMAS: Record<FactType, z.ZodType<Fact>> = {
  'buyer-message': buyerMessage,
  'seller-reply': sellerReply,
  'reply-revoked': z.tuple([...head('x'), optional]).transform(([, factId, at, replyId]): Fact => ({
    type: 'reply-revoked',
    id: factId,
    at,
    ...(replyId !== undefined && { replyId }),
  })),
  'reply-doubted': z
    .tuple([...head('i'), id])
    .transform(([, factId, at, replyId]): Fact => ({ type: 'reply-doubted', id: factId, at, replyId })),
  'reply-confirmed': z.tuple([...head('y'), id, id]).transform(([, factId, at, replyId, by]): Fact => ({
    type: 'reply-confirmed',
    id: factId,
    at,
    replyId,
    by,
  })),
  'answered-elsewhere': z
    .tuple([...head('e'), id])
    .transform(([, factId, at, by]): Fact => ({ type: 'answered-elsewhere', id: factId, at, by })),
  'no-response-needed': z
    .tuple([...head('n'), id, z.string().default('')])
    .transform(([, factId, at, by, reason]): Fact => ({
      type: 'no-response-needed',
      id: factId,
      at,
      by,
      reason,
    })),
  acknowledged: z
    .tuple([...head('a'), id])
    .transform(([, factId, at, by]): Fact => ({ type: 'acknowledged', id: factId, at, by })),
  'unknown-mail': z
    .tuple([...head('u'), z.string().default(''), optional])
    .transform(([, factId, at, reason, mail]): Fact => ({
      type: 'unknown-mail',
      id: factId,
      at,
      reason,
      ...(mail !== undefined && { mail }),
    })),
  'unmatched-reply': unmatchedReply,
  'reply-matched': z
    .tuple([...head('f'), id])
    .transform(([, factId, at, threadId]): Fact => ({ type: 'reply-matched', id: factId, at, threadId })),
  'return-requested': opened('return-requested', 'or'),
  'claim-opened': opened('claim-opened', 'oc'),
  'cancellation-requested': opened('cancellation-requested', 'ox'),
  'chargeback-opened': opened('chargeback-opened', 'ob'),
  'return-authorised': closed('return-authorised', 'cr'),
  'refund-issued': closed('refund-issued', 'cf'),
  'claim-decided': closed('claim-decided', 'cc'),
  'chargeback-decided': closed('chargeback-decided', 'cb'),
  lapsed: z
    .tuple([...head('l'), id])
    .transform(([, factId, at, messageId]): Fact => ({ type: 'lapsed', id: factId, at, messageId })),
};

const byCode = new Map<unknown, z.ZodType<Fact>>(
  Object.entries(SCHEMAS).map(([type, schema]) => [
    Object.entries(CODES).find(([name]) => name === type)?.[1],
    schema,
  ]),
);

/** Reads a fact back from its tuple. */
export const factTuple = z.array(z.unknown()).transform((tuple, context): Fact => {
  const schema = byCode.get(tuple[0]);
  const parsed = schema?.safeParse(tuple);
  if (parsed?.success) return parsed.data;
  if (parsed === undefined)
    context.addIssue({ code: 'custom', message: `unknown code "${String(tuple[0])}" of a fact` });
  else
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

/** Writes a fact the way `factTuple` reads it. */
export function encodeFact(fact: Fact): readonly (string | number)[] {
  const tuple = [CODES[fact.type], fact.id, fact.at, ...restOf(fact)];
  const last = tuple.findLastIndex((value) => value !== '');
  return tuple.slice(0, last + 1);
}

function restOf(fact: Fact): (string | number)[] {
  switch (fact.type) {
    case 'buyer-message':
      return [
        fact.trusted ? 1 : 0,
        fact.caseId ?? '',
        fact.mail ?? '',
        fact.relay ?? '',
        percent(fact.language),
        percent(fact.topic),
        fact.thanks === true ? 1 : '',
        fact.event === true ? 1 : '',
      ];
    case 'seller-reply':
      return [
        fact.trusted ? 1 : 0,
        fact.caseId ?? '',
        fact.mail ?? '',
        fact.own === true ? 1 : '',
        fact.repeated === true ? 1 : '',
        fact.event === true ? 1 : '',
        fact.byName === true ? 1 : '',
      ];
    case 'return-requested':
    case 'claim-opened':
    case 'cancellation-requested':
    case 'chargeback-opened':
      return [fact.trusted ? 1 : 0, fact.mail ?? '', fact.dueAt ?? ''];
    case 'return-authorised':
    case 'refund-issued':
    case 'claim-decided':
    case 'chargeback-decided':
      return [fact.trusted ? 1 : 0, fact.mail ?? ''];
    case 'unmatched-reply':
      return [fact.trusted ? 1 : 0, fact.mail ?? '', fact.repeated === true ? 1 : ''];
    case 'reply-revoked':
      return [fact.replyId ?? ''];
    case 'reply-doubted':
      return [fact.replyId];
    case 'reply-confirmed':
      return [fact.replyId, fact.by];
    case 'answered-elsewhere':
    case 'acknowledged':
      return [fact.by];
    case 'no-response-needed':
      return [fact.by, fact.reason];
    case 'unknown-mail':
      return [fact.reason, fact.mail ?? ''];
    case 'reply-matched':
      return [fact.threadId];
    case 'lapsed':
      return [fact.messageId];
  }
}

function percent(found: { readonly name: string; readonly confidence: number } | undefined): string {
  return found === undefined ? '' : `${found.name}:${Math.round(found.confidence * 100)}`;
}
