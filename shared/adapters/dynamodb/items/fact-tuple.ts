import { DONE } from '#shared/domain/thread/done';
import type { Fact, FactType, RequestClosed, RequestOpened } from '#shared/domain/thread/fact';
import { REFUSALS } from '#shared/domain/thread/refusal';
import { TOPICS } from '#shared/domain/topic';
import { once } from '#shared/once';
import * as z from '#shared/zod';
import { CODES } from './fact-codes.ts';
import { urgentMessage, urgentReasons } from './urgent-text.ts';

const id = z.string().check(z.minLength(1));
const instant = z.number();
const yesNo = z.pipe(
  z.union([z.literal(0), z.literal(1)]),
  z.transform((digit) => digit === 1),
);
const mark = z._default(z.union([z.literal(1), z.literal('')]), '');
const optional = z.pipe(
  z._default(z.string(), ''),
  z.transform((text) => (text === '' ? undefined : text)),
);
const optionalNumber = z.pipe(
  z._default(z.union([z.number(), z.literal('')]), ''),
  z.transform((value) => (value === '' ? undefined : value)),
);

const refusal = z.pipe(
  z._default(z.union([z.enum(REFUSALS), z.literal('')]), ''),
  z.transform((why) => (why === '' ? undefined : why)),
);

/** `de:97`: a name and a percentage. */
function recognised<Name extends z.ZodMiniType<string>>(name: Name) {
  const pair = z.tuple([name, z.coerce.number().check(z.gte(0), z.lte(100))]);
  return z.pipe(
    z._default(z.string(), ''),
    z.transform((text, context) => {
      if (text === '') return undefined;
      const parsed = pair.safeParse(text.split(':'));
      if (parsed.success) return { name: parsed.data[0], confidence: parsed.data[1] / 100 };
      context.issues.push({
        code: 'custom',
        message: `"${text}" is not a name with a percentage`,
        input: text,
      });
      return z.NEVER;
    }),
  );
}

const head = (code: string) => [z.literal(code), id, instant] as const;

const buyerMessage = () =>
  z.pipe(
    z.tuple([
      ...head('b'),
      yesNo,
      optional,
      optional,
      optional,
      recognised(z.string()),
      recognised(z.enum(TOPICS)),
      mark,
      mark,
      optional,
      optional,
      urgentMessage,
    ]),
    z.transform(
      ([
        ,
        factId,
        at,
        trusted,
        caseId,
        mail,
        relay,
        language,
        topic,
        thanks,
        event,
        order,
        asin,
        urgent,
      ]): Fact => ({
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
        ...(order !== undefined && { probableOrder: order }),
        ...(asin !== undefined && { asin }),
        ...(urgent !== undefined && { urgent }),
      }),
    ),
  );

const sellerReply = () =>
  z.pipe(
    z.tuple([...head('r'), yesNo, optional, optional, mark, mark, mark, mark, optional, optional]),
    z.transform(([, factId, at, trusted, caseId, mail, own, automatic, event, byName, words, by]): Fact => ({
      type: 'seller-reply',
      id: factId,
      at,
      trusted,
      ...(caseId !== undefined && { caseId }),
      ...(mail !== undefined && { mail }),
      ...(own === 1 && { own: true }),
      ...(automatic === 1 && { automatic: true }),
      ...(event === 1 && { event: true }),
      ...(byName === 1 && { byName: true }),
      ...(words !== undefined && { words }),
      ...(by !== undefined && { by }),
    })),
  );

const opened = (type: RequestOpened['type'], code: string) =>
  z.pipe(
    z.tuple([...head(code), yesNo, optional, optionalNumber]),
    z.transform(([, factId, at, trusted, mail, dueAt]): Fact => ({
      type,
      id: factId,
      at,
      trusted,
      ...(mail !== undefined && { mail }),
      ...(dueAt !== undefined && { dueAt }),
    })),
  );

const closed = (type: RequestClosed['type'], code: string) =>
  z.pipe(
    z.tuple([...head(code), yesNo, optional]),
    z.transform(([, factId, at, trusted, mail]): Fact => ({
      type,
      id: factId,
      at,
      trusted,
      ...(mail !== undefined && { mail }),
    })),
  );

const judged = (type: 'reply-confirmed' | 'reply-dismissed', code: string) =>
  z.pipe(
    z.tuple([...head(code), id, id]),
    z.transform(([, factId, at, replyId, by]): Fact => ({ type, id: factId, at, replyId, by })),
  );

const noResponse = (type: 'no-response-needed' | 'no-response-marked', code: string) =>
  z.pipe(
    z.tuple([...head(code), id, z._default(z.string(), '')]),
    z.transform(([, factId, at, by, reason]): Fact => ({ type, id: factId, at, by, reason })),
  );

const dealtWith = () =>
  z.pipe(
    z.tuple([...head('k'), id, z.enum(DONE), mark, optional, optional]),
    z.transform(([, factId, at, by, done, ends, value, currency]): Fact => ({
      type: 'dealt-with',
      id: factId,
      at,
      by,
      done,
      ...(value !== undefined && currency !== undefined && { amount: { value, currency } }),
      ...(ends === 1 && { endsClock: true }),
    })),
  );

const unmatchedReply = () =>
  z.pipe(
    // The mark meant that its text had gone to several others, which no longer counts.
    z.tuple([...head('m'), yesNo, optional, mark, optional]),
    z.transform(([, factId, at, trusted, mail, , words]): Fact => ({
      type: 'unmatched-reply',
      id: factId,
      at,
      trusted,
      ...(mail !== undefined && { mail }),
      ...(words !== undefined && { words }),
    })),
  );

const SCHEMAS: Record<FactType, () => z.ZodMiniType<Fact>> = {
  'buyer-message': buyerMessage,
  'seller-reply': sellerReply,
  'reply-revoked': () =>
    z.pipe(
      z.tuple([...head('x'), optional, refusal]),
      z.transform(([, factId, at, replyId, why]): Fact => ({
        type: 'reply-revoked',
        id: factId,
        at,
        ...(replyId !== undefined && { replyId }),
        ...(why !== undefined && { why }),
      })),
    ),
  'reply-doubted': () =>
    z.pipe(
      z.tuple([...head('i'), id, mark, mark]),
      z.transform(([, factId, at, replyId, returned, amazon]): Fact => ({
        type: 'reply-doubted',
        id: factId,
        at,
        replyId,
        ...(returned === 1 && { returned: true }),
        ...(amazon === 1 && { amazon: true }),
      })),
    ),
  'reply-confirmed': () => judged('reply-confirmed', 'y'),
  'reply-dismissed': () => judged('reply-dismissed', 'd'),
  'answered-elsewhere': () =>
    z.pipe(
      z.tuple([...head('e'), id]),
      z.transform(([, factId, at, by]): Fact => ({ type: 'answered-elsewhere', id: factId, at, by })),
    ),
  'no-response-needed': () => noResponse('no-response-needed', 'n'),
  'no-response-marked': () => noResponse('no-response-marked', 'np'),
  'dealt-with': dealtWith,
  acknowledged: () =>
    z.pipe(
      z.tuple([...head('a'), id]),
      z.transform(([, factId, at, by]): Fact => ({ type: 'acknowledged', id: factId, at, by })),
    ),
  'handed-over': () =>
    z.pipe(
      z.tuple([...head('h'), id, id, optional]),
      z.transform(([, factId, at, by, to, note]): Fact => ({
        type: 'handed-over',
        id: factId,
        at,
        by,
        to,
        ...(note !== undefined && { note }),
      })),
    ),
  snoozed: () =>
    z.pipe(
      z.tuple([...head('z'), id, instant]),
      z.transform(([, factId, at, by, until]): Fact => ({ type: 'snoozed', id: factId, at, by, until })),
    ),
  'not-urgent': () =>
    z.pipe(
      z.tuple([...head('nu'), id, instant, urgentReasons, mark]),
      z.transform(([, factId, at, by, upTo, reasons, undone]): Fact => ({
        type: 'not-urgent',
        id: factId,
        at,
        by,
        upTo,
        reasons,
        ...(undone === 1 && { undone: true }),
      })),
    ),
  'unknown-mail': () =>
    z.pipe(
      z.tuple([...head('u'), z._default(z.string(), ''), optional, mark, optional, mark, optional]),
      z.transform(([, factId, at, reason, mail, forwarding, from, proven, like]): Fact => ({
        type: 'unknown-mail',
        id: factId,
        at,
        reason,
        ...(mail !== undefined && { mail }),
        ...(forwarding === 1 && { forwarding: true }),
        ...(from !== undefined && { from }),
        ...(proven === 1 && { proven: true }),
        ...(like !== undefined && { like }),
      })),
    ),
  'unmatched-reply': unmatchedReply,
  'reply-matched': () =>
    z.pipe(
      z.tuple([...head('f'), id]),
      z.transform(([, factId, at, threadId]): Fact => ({ type: 'reply-matched', id: factId, at, threadId })),
    ),
  'return-requested': () => opened('return-requested', 'or'),
  'claim-opened': () => opened('claim-opened', 'oc'),
  'cancellation-requested': () => opened('cancellation-requested', 'ox'),
  'chargeback-opened': () => opened('chargeback-opened', 'ob'),
  'return-authorised': () => closed('return-authorised', 'cr'),
  'return-decided': () => closed('return-decided', 'cd'),
  'refund-issued': () => closed('refund-issued', 'cf'),
  'claim-decided': () => closed('claim-decided', 'cc'),
  'chargeback-decided': () => closed('chargeback-decided', 'cb'),
  'order-cancelled': () => closed('order-cancelled', 'cx'),
  'order-shipped': () => closed('order-shipped', 'cs'),
  'concern-raised': () =>
    z.pipe(
      z.tuple([...head('q'), id, optionalNumber, optionalNumber, optionalNumber]),
      z.transform(([, factId, at, about, value, line, dueAt]): Fact => ({
        type: 'concern-raised',
        id: factId,
        at,
        about,
        ...(value !== undefined && { value }),
        ...(line !== undefined && { line }),
        ...(dueAt !== undefined && { dueAt }),
      })),
    ),
  'concern-settled': () =>
    z.pipe(
      z.tuple([...head('w')]),
      z.transform(([, factId, at]): Fact => ({ type: 'concern-settled', id: factId, at })),
    ),
  'order-noted': () =>
    z.pipe(
      z.tuple([...head('t'), id, optional]),
      z.transform(([, factId, at, notification, detail]): Fact => ({
        type: 'order-noted',
        id: factId,
        at,
        notification,
        ...(detail !== undefined && { detail }),
      })),
    ),
  promised: () =>
    z.pipe(
      z.tuple([...head('p'), id, id, instant]),
      z.transform(([, factId, at, replyId, by, until]): Fact => ({
        type: 'promised',
        id: factId,
        at,
        replyId,
        by,
        until,
      })),
    ),
  lapsed: () =>
    z.pipe(
      z.tuple([...head('l'), id]),
      z.transform(([, factId, at, messageId]): Fact => ({ type: 'lapsed', id: factId, at, messageId })),
    ),
};

/** Each schema is created for the first fact of its kind, because a cold start reads few kinds. */
const byCode = new Map<unknown, () => z.ZodMiniType<Fact>>(
  Object.entries(SCHEMAS).map(([type, schema]) => [
    Object.entries(CODES).find(([name]) => name === type)?.[1],
    once(schema),
  ]),
);

/** Reads a fact back from its tuple. */
export const factTuple = z.pipe(
  z.array(z.unknown()),
  z.transform((tuple, context): Fact => {
    const schema = byCode.get(tuple[0])?.();
    const parsed = schema?.safeParse(tuple);
    if (parsed?.success) return parsed.data;
    if (parsed === undefined)
      context.issues.push({
        code: 'custom',
        message: `unknown code "${String(tuple[0])}" of a fact`,
        input: tuple,
      });
    else
      for (const { path, message } of parsed.error.issues)
        context.issues.push({ code: 'custom', path: [...path], message, input: tuple });
    return z.NEVER;
  }),
);
